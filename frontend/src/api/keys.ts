/** Keys of the query cache. `[entity, 'list']` is the prefix of everything that a change of a row can move. */
import { printParams } from './client';
import { nameOf, type Path } from './paths';

export const keys = {
  all: (path: Path) => [nameOf(path)] as const,
  lists: (path: Path) => [nameOf(path), 'list'] as const,
  /** Equal filters give an equal key, in whatever order they were written. */
  list: (path: Path, params: object) => [nameOf(path), 'list', printParams(params)] as const,
  page: (path: Path, params: object, page: number) =>
    [nameOf(path), 'list', printParams(params), 'page', page] as const,
  summary: (path: Path, params: object) => [nameOf(path), 'list', printParams(params), 'summary'] as const,
  detail: (path: Path, id: number) => [nameOf(path), 'detail', id] as const,
  sub: (path: Path, id: number, child: string, params: object = {}) =>
    [nameOf(path), 'sub', id, child, printParams(params)] as const,
  options: (path: Path, text: string) => [nameOf(path), 'options', text] as const,
} as const;
