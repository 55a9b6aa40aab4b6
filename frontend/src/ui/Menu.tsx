import type { RefObject } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, Popover } from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Icon, type IconName } from './Icon';
import { Kbd } from './Kbd';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly run: (this: void) => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The button that opened it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: (this: void) => void;
}

const Box = styled(Popover)`
  min-width: 180px;
  padding: 4px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.popover};
  overflow: auto;
`;
const List = styled(AriaMenu)`
  outline: none;
`;
const Item = styled(AriaMenuItem)<{ $danger: boolean }>`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.control};
  padding: 0 8px;
  border-radius: ${theme.radius.small};
  color: ${({ $danger }) => ($danger ? theme.color.danger : theme.color.text)};
  cursor: pointer;
  outline: none;
  &[data-focused] {
    background: ${theme.color.hover};
  }
  &[data-disabled] {
    color: ${theme.color.text3};
    cursor: default;
  }
  ${Kbd} {
    margin-left: auto;
  }
`;

/** Mount it to open it beside its anchor. */
export function Menu({ label, items, anchor, onClose }: MenuProps) {
  return (
    <Box
      isOpen
      aria-label={label}
      triggerRef={anchor}
      placement="bottom end"
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <List aria-label={label} autoFocus="first" onClose={onClose}>
        {items.map(({ id, label: words, icon, shortcut, danger = false, disabled = false, run }) => (
          <Item key={id} id={id} textValue={words} $danger={danger} isDisabled={disabled} onAction={run}>
            {icon && <Icon name={icon} />}
            {words}
            {shortcut && <Kbd aria-hidden>{shortcut}</Kbd>}
          </Item>
        ))}
      </List>
    </Box>
  );
}
