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
function ordered(options: readonly Option[], recent: readonly Option[]): readonly Option[] {
  const ids = new Set(recent.map(({ id }) => id));
  return [...recent, ...options.filter(({ id }) => !ids.has(id))].slice(0, OPTIONS_SHOWN);
}

/** What a picker of an entity shows: searched on the server, recent ones first. */
export function useChoices(entity: EntityName, narrowed: object): Choices {
  const userId = useSession().me.user;
  const [text, setText] = useState<string>();
  const asked = useRested(text);
  const { options, isCut, isSettled } = useOptions(entity, asked ?? '', asked !== undefined, narrowed);
  const recent = text === '' && !isNarrowed(narrowed) ? recentOptions(userId, entity) : [];
  return {
    options: ordered(options, recent),
    isSettled: isSettled && asked === text,
    note: isCut ? 'Type more to see others' : undefined,
    search: setText,
    remember: (option) => rememberOption(userId, entity, option),
  };
}
