import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { MAX_FILE_BYTES, upload, type DocumentParent } from '@/api/upload';
import { showBytes } from '@/lib/format';
import { guessKind } from './documentKinds';

/** A file on its way up, or refused. */
export interface Pending {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly error?: string;
}

export interface Uploads {
  readonly pending: readonly Pending[];
  readonly send: (this: void, files: readonly File[]) => void;
  readonly dismiss: (this: void, key: number) => void;
}

function refusal(thrown: unknown): string {
  const error = toApiError(thrown);
  return [...error.fields.values(), ...error.form][0] ?? error.message;
}

const tooLarge = (file: File): string | undefined =>
  file.size > MAX_FILE_BYTES ? `Larger than ${showBytes(MAX_FILE_BYTES)}.` : undefined;

/** Each file goes up by itself, so that one that is refused keeps no other from being kept. */
export function useUploads(parent: DocumentParent, parentId: number): Uploads {
  const cache = useQueryClient();
  const lastKey = useRef(0);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const change = (key: number, values: Partial<Pending>) =>
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...values } : one)));
  const dismiss = (key: number) => setPending((all) => all.filter((one) => one.key !== key));

  const { mutateAsync } = useMutation({
    mutationFn: ({ key, file }: { readonly key: number; readonly file: File }) =>
      upload({
        files: [file],
        parent,
        parentId,
        fields: { kind: guessKind(file.name) },
        onProgress: (share) => change(key, { share }),
      }),
  });

  const sendOne = async (key: number, file: File) => {
    const error = tooLarge(file);
    if (error) {
      change(key, { error });
      return;
    }
    try {
      await mutateAsync({ key, file });
      dismiss(key);
      await cache.invalidateQueries({ queryKey: keys.all('/api/v1/documents/') });
    } catch (thrown) {
      change(key, { error: refusal(thrown) });
    }
  };
  const send = (files: readonly File[]) => {
    const orders = files.map((file) => {
      lastKey.current += 1;
      return { key: lastKey.current, file };
    });
    setPending((all) => [...all, ...orders.map(({ key, file }) => ({ key, name: file.name, share: 0 }))]);
    void orders.reduce(async (before, { key, file }) => {
      await before;
      await sendOne(key, file);
    }, Promise.resolve());
  };
  return { pending, send, dismiss };
}
