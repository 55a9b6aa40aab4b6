import { http, newKey } from './client';
import type { SchemaLoaded } from './schema';

/** Some 7,000 rows are read, compared and written: on a slow machine that takes its time. */
const LOAD_TIMEOUT_MS = 5 * 60_000;

/** Loads an FSIS directory, all of it or nothing; `onSent` tells the share of the file that has left, from 0 to 1. */
export async function loadDirectory(file: File, onSent: (share: number) => void): Promise<SchemaLoaded> {
  const form = new FormData();
  form.set('file', file, file.name);
  const reply = await http.post<SchemaLoaded>('/api/v1/establishments/load/', form, {
    timeout: LOAD_TIMEOUT_MS,
    headers: { 'Idempotency-Key': newKey() },
    onUploadProgress: ({ loaded, total }) => onSent(total ? loaded / total : 0),
  });
  return reply.data;
}
