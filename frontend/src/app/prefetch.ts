import type { FocusEvent, PointerEvent } from 'react';
import { queryClient } from './queryClient';
import { loadEntity } from './registry';

/** Declarations, screen and first page of a list, all at once, before anybody asked for them. */
export async function prefetchList(name: string, search = ''): Promise<void> {
  const declarations = loadEntity(name);
  if (!declarations) return;
  const machinery = import('@/entity/listQuery');
  void import('@/entity/ListScreen');
  const [entity, { prefetchFirstPage }] = await Promise.all([declarations, machinery]);
  prefetchFirstPage(queryClient, entity, search);
}

const nameIn = (link: EventTarget): string =>
  link instanceof Element ? (link.closest('a')?.getAttribute('href')?.slice(1) ?? '') : '';

/** One listener for a whole menu: what is pointed at or focused is likely to be opened next. */
export const prefetchOnIntent = {
  onPointerOver: (event: PointerEvent) => void prefetchList(nameIn(event.target)),
  onFocus: (event: FocusEvent) => void prefetchList(nameIn(event.target)),
};
