import { useEffect, useState } from 'react';
import { OPTIONS_SHOWN, useOptions, type Option } from '@/api/options';
import type { EntityName } from '@/api/paths';
import { useSession } from '@/api/session';
import { recentOptions, rememberOption } from './recent';

const TYPING_MS = 120;

/** A value that follows once it has rested. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

export interface Choices {
  readonly options: readonly Option[];
  readonly isSettled: boolean;
  readonly note: string | undefined;
  readonly search: (this: void, text: string | undefined) => void;
  readonly remember: (this: void, option: Option) => void;
}

const isNarrowed = (narrowed: object): boolean => Object.keys(narrowed).length > 0;

/** Recent ones first while nothing is typed; narrowed lists are short and keep the server's order. */
function withRecent(options: readonly Option[], recent: readonly Option[]): readonly Option[] {
  const ids = new Set(recent.map(({ id }) => id));
  return [...recent, ...options.filter(({ id }) => !ids.has(id))].slice(0, OPTIONS_SHOWN);
}

/** How near a name is to what was typed: its beginning, its words, or only what the record is related to. */
function distance({ name }: Option, words: readonly string[]): number {
  const plain = name.toLowerCase();
  if (words[0] && plain.startsWith(words[0]) && words.length === 1) return 0;
  return words.every((word) => plain.includes(word)) ? 1 : 2;
}

/** The server also searches the texts of parents: what fits by its own name comes first. */
export function byName(options: readonly Option[], text: string): readonly Option[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.toSorted((a, b) => distance(a, words) - distance(b, words));
}

/** What a picker of an entity shows: searched on the server, recent ones first. */
export function useChoices(entity: EntityName, narrowed: object): Choices {
  const userId = useSession().me.user;
  const [text, setText] = useState<string>();
  const asked = useRested(text);
  const { options, isCut, isSettled } = useOptions(entity, asked ?? '', asked !== undefined, narrowed);
  const recent = text === '' && !isNarrowed(narrowed) ? recentOptions(userId, entity) : [];
  return {
    options: withRecent(byName(options, asked ?? ''), recent),
    isSettled: isSettled && asked === text,
    note: isCut ? 'Type more to see others' : undefined,
    search: setText,
    remember: (option) => rememberOption(userId, entity, option),
  };
}
