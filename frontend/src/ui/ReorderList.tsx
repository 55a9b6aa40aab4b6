import {
  Button,
  Checkbox,
  GridList,
  GridListItem,
  useDragAndDrop,
  type DroppableCollectionReorderEvent,
} from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
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
  gap: 8px;
  min-height: ${theme.control};
  padding: 0 8px 0 4px;
  border-radius: ${theme.radius.small};
  outline: none;
  cursor: default;
  &[data-hovered] {
    background: ${theme.color.hover};
  }
  &[data-focus-visible] {
    box-shadow: inset 0 0 0 2px ${theme.color.accent};
  }
  &[data-dragging] {
    opacity: 0.5;
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
const Tick = styled(Checkbox)`
  display: grid;
  place-items: center;
  width: 16px;
  height: 16px;
  border: 1px solid ${theme.color.borderStrong};
  border-radius: 3px;
  svg {
    visibility: hidden;
  }
  &[data-selected] {
    border-color: ${theme.color.accent};
    background: ${theme.color.accent};
    color: ${theme.color.onAccent};
    svg {
      visibility: visible;
    }
  }
  &[data-focus-visible] {
    outline: 2px solid ${theme.color.accent};
    outline-offset: 1px;
  }
`;

/** The ids after the moved ones were dropped beside the target. */
export function reordered(
  ids: readonly string[],
  moved: ReadonlySet<string>,
  target: string,
  where: 'before' | 'after',
): readonly string[] {
  const rest = ids.filter((id) => !moved.has(id));
  const at = rest.indexOf(target) + (where === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...ids.filter((id) => moved.has(id)), ...rest.slice(at)];
}

/** Ticked or not, and in which order: by dragging, or on the handle by Enter, arrows, Enter. */
export function ReorderList({ label, items, ticked, onTick, onReorder }: ReorderListProps) {
  const ids = items.map(({ id }) => id);
  const drop = ({ keys, target }: DroppableCollectionReorderEvent) => {
    const where = target.dropPosition === 'before' ? 'before' : 'after';
    onReorder(reordered(ids, new Set([...keys].map(String)), String(target.key), where));
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: drop,
  });
  return (
    <List
      aria-label={label}
      items={items}
      selectionMode="multiple"
      selectedKeys={ticked}
      onSelectionChange={(keys) => onTick(keys === 'all' ? ids : ids.filter((id) => keys.has(id)))}
      dragAndDropHooks={dragAndDropHooks}
    >
      {items.map(({ id, label: words }) => (
        <Item key={id} id={id} textValue={words}>
          <Handle slot="drag">
            <Icon name="grip" size={12} />
          </Handle>
          <Tick slot="selection">
            <Icon name="check" size={12} />
          </Tick>
          {words}
        </Item>
      ))}
    </List>
  );
}
