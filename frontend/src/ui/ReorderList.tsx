import type { KeyboardEvent } from 'react';
import {
  Button,
  GridList,
  GridListItem,
  useDragAndDrop,
  type DroppableCollectionReorderEvent,
} from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Checkbox } from './Checkbox';
import { Icon } from './Icon';

export interface ReorderItem {
  readonly id: string;
  readonly label: string;
}

export interface ReorderListProps {
  readonly label: string;
  readonly items: readonly ReorderItem[];
  /** Ids of those that are ticked. */
  readonly ticked: readonly string[];
  readonly onTick: (this: void, ids: readonly string[]) => void;
  /** All ids, in the new order. */
  readonly onReorder: (this: void, ids: readonly string[]) => void;
}

const List = styled(GridList)`
  max-height: 360px;
  overflow: auto;
  outline: none;
  .react-aria-DropIndicator[data-drop-target] {
    outline: 1px solid ${theme.color.accent};
  }
`;
const Item = styled(GridListItem)`
  display: flex;
  align-items: center;
  gap: 4px;
  min-height: ${theme.control};
  padding: 0 8px 0 4px;
  border-radius: ${theme.radius.small};
  outline: none;
  &[data-hovered] {
    background: ${theme.color.hover};
  }
  &[data-focus-visible] {
    box-shadow: inset 0 0 0 2px ${theme.color.accent};
  }
  &[data-dragging] {
    opacity: 0.5;
  }
  label {
    flex: 1;
  }
`;
const Handle = styled(Button)`
  display: grid;
  place-items: center;
  width: 24px;
  height: 24px;
  padding: 0;
  border: 0;
  border-radius: ${theme.radius.small};
  background: none;
  color: ${theme.color.text3};
  cursor: grab;
`;

/** The ids after one was dropped beside another. */
export function reordered(
  ids: readonly string[],
  moved: string,
  target: string,
  where: 'before' | 'after',
): readonly string[] {
  const rest = ids.filter((id) => id !== moved);
  const at = rest.indexOf(target) + (where === 'after' ? 1 : 0);
  return moved === target ? ids : [...rest.slice(0, at), moved, ...rest.slice(at)];
}

/** Ticked or not, and in which order: by dragging, or on the handle by Enter, arrows, Enter. */
export function ReorderList({ label, items, ticked, onTick, onReorder }: ReorderListProps) {
  const ids = items.map(({ id }) => id);
  const drop = ({ keys, target }: DroppableCollectionReorderEvent) => {
    const where = target.dropPosition === 'before' ? 'before' : 'after';
    onReorder(reordered(ids, [...keys].map(String).join(), String(target.key), where));
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: drop,
  });
  const toggle = (id: string) => onTick(ids.filter((one) => ticked.includes(one) !== (one === id)));
  /** Space on the row itself does what it does on its box. */
  const press = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    if (event.key !== ' ' || row.role !== 'row') return;
    event.preventDefault();
    toggle(row.dataset['key'] ?? '');
  };
  return (
    <div onKeyDownCapture={press}>
      <List
        aria-label={label}
        items={items}
        dependencies={[ticked]}
        selectionMode="none"
        dragAndDropHooks={dragAndDropHooks}
      >
        {items.map(({ id, label: words }) => (
          <Item key={id} id={id} textValue={words}>
            <Handle slot="drag">
              <Icon name="grip" size={12} />
            </Handle>
            <Checkbox label={words} checked={ticked.includes(id)} onChange={() => toggle(id)} />
          </Item>
        ))}
      </List>
    </div>
  );
}
