/** What a person chose lately, by entity, in this browser. */
import type { Option } from '@/api/options';

const PREFIX = 'pm.recent.';
const MOST = 6;

const keyOf = (userId: number, entity: string): string => `${PREFIX}${userId}.${entity}`;

const isOption = (value: unknown): value is Option =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

export function recentOptions(userId: number, entity: string): readonly Option[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(userId, entity)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isOption) : [];
  } catch {
    return [];
  }
}

/** Puts one in front. Storage can be forbidden or full; nothing is remembered then. */
export function rememberOption(userId: number, entity: string, { id, name, detail }: Option): void {
  const others = recentOptions(userId, entity).filter((one) => one.id !== id);
  const next = [{ id, name, ...(detail ? { detail } : {}) }, ...others].slice(0, MOST);
  try {
    localStorage.setItem(keyOf(userId, entity), JSON.stringify(next));
  } catch {
    return;
  }
}
