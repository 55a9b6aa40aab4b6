/** Words for the fields of a form, by the path that a question about them carries. */
import type { FieldMeta } from '@/api/meta';
import { fieldsIn, type AnyMeta, type AnySection } from '@/form/values';
import { humanize } from '@/lib/format';

export interface Described {
  readonly label: string;
  readonly meta?: FieldMeta;
}

export function describer(sections: readonly AnySection[], meta: AnyMeta): (path: string) => Described {
  const labels = new Map(fieldsIn(sections).map(({ key, label }) => [key, label]));
  return (path) => {
    const about = meta[path];
    return { label: labels.get(path) ?? humanize(path), ...(about ? { meta: about } : {}) };
  };
}
