/** Files go up as one multipart request: all of them are kept or none is. */
import { http, newKey, type ListPage } from './client';
import type { Row } from './paths';

const DOCUMENTS = '/api/v1/documents/';
const UPLOAD_TIMEOUT_MS = 10 * 60_000;
export const MAX_FILE_BYTES = 25_000_000;
export const MAX_FILES = 10;

export type DocumentParent =
  'supplier' | 'plant' | 'customer' | 'contact' | 'carrier' | 'purchase_order' | 'mapping' | 'account';

export interface Upload {
  readonly files: readonly File[];
  readonly parent: DocumentParent;
  readonly parentId: number;
  /** More fields of the document: kind, issued_on, expires_on, number. */
  readonly fields?: Readonly<Record<string, string>>;
  /** From 0 to 1. */
  readonly onProgress?: (this: void, share: number) => void;
  readonly signal?: AbortSignal;
  readonly key?: string;
}

function formOf({ files, parent, parentId, fields = {} }: Upload): FormData {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  form.set(parent, String(parentId));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

export async function upload(order: Upload): Promise<readonly Row<typeof DOCUMENTS>[]> {
  const { onProgress, signal, key = newKey() } = order;
  const reply = await http.post<Pick<ListPage<Row<typeof DOCUMENTS>>, 'results'>>(DOCUMENTS, formOf(order), {
    timeout: UPLOAD_TIMEOUT_MS,
    headers: { 'Idempotency-Key': key },
    ...(signal ? { signal } : {}),
    onUploadProgress: ({ loaded, total }) => onProgress?.(total ? loaded / total : 0),
  });
  return reply.data.results;
}
