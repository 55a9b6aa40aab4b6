/** Downloads are left to the browser: it streams to disk, and a server error shows as a failed download. */
import { http, printParams } from './client';
import type { Path, Query } from './paths';

export type ExportFormat = 'csv' | 'xlsx';

/** Address of the filtered list as a file. */
export const exportUrl = <P extends Path>(path: P, query: Query<P>, format: ExportFormat = 'csv'): string =>
  `${path}export/?${printParams({ ...query, format })}`;

export const documentUrl = (id: number): string => `/api/v1/documents/${id}/download/`;

/** The bytes of a document, for showing it on the page; `type` is what the server found them to be. */
export async function readDocument(id: number, type: string, signal: AbortSignal): Promise<Blob> {
  const reply = await http.get<Blob>(documentUrl(id), { responseType: 'blob', signal });
  return new Blob([reply.data], { type });
}

export function download(url: string, filename = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  document.body.append(link);
  link.click();
  link.remove();
}
