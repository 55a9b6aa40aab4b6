import { useEffect, useMemo } from 'react';
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router';
import { keepSearch } from '@/table/place';
import { beyondView, print, toggleSort, type ListState, type Values } from '@/table/urlState';
import type { AnyEntity } from './defineEntity';
import { asked, stateOf, type Asked } from './listQuery';

export interface ListControl extends Asked {
  readonly state: ListState;
  /** The address with all its filters: what the place in the list is remembered by. */
  readonly list: string;
  /** One came back to it, by Back or by a record's link. */
  readonly isReturning: boolean;
  /** Search or filters beyond those of the view. */
  readonly isNarrowed: boolean;
  readonly search: (this: void, q: string) => void;
  readonly setView: (this: void, id: string) => void;
  readonly filter: (this: void, values: Values, isFollowing: boolean) => void;
  readonly sortBy: (this: void, key: string, add: boolean) => void;
  /** Back to the view as it is. */
  readonly reset: (this: void) => void;
}

const cameBack = (state: unknown): boolean => typeof state === 'object' && state !== null && 'back' in state;

/** The list's state is its address: whatever changes it goes through the history, so that Back works. */
export function useListState(entity: AnyEntity): ListControl {
  const location = useLocation();
  const navigate = useNavigate();
  const isPop = useNavigationType() === NavigationType.Pop;
  const { pathname, search } = location;
  const state = useMemo(() => stateOf(entity, search), [entity, search]);
  const wanted = useMemo(() => asked(entity, state), [entity, state]);
  const { view, where, values, sort } = wanted;
  useEffect(() => keepSearch(pathname, search), [pathname, search]);

  const go = (next: Partial<ListState>, replace = false) =>
    void navigate({ search: print({ ...state, ...next }) }, { replace });
  return {
    ...wanted,
    state,
    list: pathname + search,
    isReturning: isPop || cameBack(location.state),
    isNarrowed: state.q !== '' || Object.keys(state.filters).length > 0,
    search: (q) => go({ q }, true),
    setView: (id) => go({ view: id === entity.views[0]?.id ? '' : id, q: '', sort: [], filters: {} }),
    filter: (next, isFollowing) => go({ filters: beyondView(where, { ...values, ...next }) }, isFollowing),
    sortBy: (key, add) => {
      const next = toggleSort(sort, key, add);
      go({ sort: next.join() === (view.ordering ?? []).join() ? [] : next });
    },
    reset: () => go({ q: '', sort: [], filters: {} }),
  };
}
