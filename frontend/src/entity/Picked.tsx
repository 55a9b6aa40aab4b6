import styled from 'styled-components';
import { download } from '@/api/download';
import { useAbility } from '@/api/session';
import { inSentence, plural } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { copyRows } from '@/table/copyRows';
import type { GridColumn } from '@/table/gridColumns';
import type { Picks } from '@/table/picks';
import { Button } from '@/ui/Button';
import { entityName, type AnyEntity } from './defineEntity';
import { exportAddress } from './ListTools';

const Quiet = styled.span`
  color: ${theme.color.text3};
  font-weight: 400;
`;

export interface PickedProps {
  readonly entity: AnyEntity;
  readonly count: number | undefined;
  readonly columns: readonly GridColumn[];
  readonly sort: readonly string[];
  readonly picks: Picks;
}

/** The start of the totals: how many there are, and what can be done with those that are picked. */
export function Picked({ entity, count, columns, sort, picks }: PickedProps) {
  const mayExport = useAbility(entityName(entity)).export;
  const { one, many } = entity.label;
  const rows = [...picks.rows.values()];
  const chosen = {
    id__in: rows.map(({ id }) => String(id)),
    ...('status' in (rows[0] ?? {}) ? { status: 'all' } : {}),
    ordering: sort,
  };
  const exportThem = () =>
    download(
      exportAddress(
        entity.path,
        chosen,
        columns.map(({ column }) => column),
      ),
    );
  return (
    <>
      <span>{count === undefined ? '' : plural(count, inSentence(one), inSentence(many))}</span>
      {rows.length > 0 && (
        <>
          <Quiet>{rows.length} picked</Quiet>
          <Button size="small" icon="copy" onClick={() => void copyRows(columns, rows)}>
            Copy
          </Button>
          {mayExport && (
            <Button size="small" icon="download" onClick={exportThem}>
              CSV
            </Button>
          )}
          <Button size="small" look="quiet" onClick={picks.clear}>
            Clear
          </Button>
        </>
      )}
    </>
  );
}
