/** Which columns, in which order. Comes when it is first opened. */
import { useState } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { ReorderList } from '@/ui/ReorderList';
import type { Columns } from './columnState';
import type { TableColumn } from './types';

const Box = styled.div`
  display: grid;
  gap: 4px;
  width: 260px;
  padding: 8px 4px 4px;
`;
const End = styled.div`
  padding: 4px;
  border-top: 1px solid ${theme.color.border};
`;

export interface ColumnChooserProps {
  readonly columns: readonly TableColumn[];
  /** Those shown now, in order. */
  readonly shown: readonly TableColumn[];
  readonly control: Columns;
}

const keysOf = (columns: readonly TableColumn[]): readonly string[] => columns.map(({ key }) => key);

/** The pinned column is not here: it is always the first. */
export function ColumnChooser({ columns, shown, control }: ColumnChooserProps) {
  const movable = columns.filter((column) => !column.pin);
  const ticked = keysOf(shown.filter((column) => !column.pin));
  const [order, setOrder] = useState(() => [
    ...ticked,
    ...keysOf(movable).filter((key) => !ticked.includes(key)),
  ]);
  const items = order.flatMap((key) => movable.find((column) => column.key === key) ?? []);
  const show = (keys: readonly string[]) => control.set({ ...control.state, shown: keys });
  const reorder = (keys: readonly string[]) => {
    setOrder([...keys]);
    show(keys.filter((key) => ticked.includes(key)));
  };
  const reset = () => {
    setOrder([...keysOf(movable)]);
    control.set({});
  };
  return (
    <Box>
      <ReorderList
        label="Columns"
        items={items.map(({ key, label }) => ({ id: key, label }))}
        ticked={ticked}
        onTick={(keys) => show(order.filter((key) => keys.includes(key)))}
        onReorder={reorder}
      />
      <End>
        <Button look="quiet" size="small" onClick={reset}>
          Reset columns
        </Button>
      </End>
    </Box>
  );
}
