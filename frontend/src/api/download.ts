/** Downloads are left to the browser: it streams to disk, and a server error shows as a failed download. */
import { printParams } from './client';
import type { Path, Query } from './paths';

export type ExportFormat = 'csv' | 'xlsx';

/** Address of the filtered list as a file. */
export const exportUrl = <P extends Path>(path: P, query: Query<P>, format: ExportFormat = 'csv'): string =>
  `${path}export/?${printParams({ ...query, format })}`;

export const documentUrl = (id: number): string => `/api/v1/documents/${id}/download/`;

export function download(url: string, filename = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  document.body.append(link);
  link.click();
  link.remove();
}
