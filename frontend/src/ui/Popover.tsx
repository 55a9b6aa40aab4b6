import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { Dialog, Popover as AriaPopover } from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

const Box = styled(AriaPopover)`
  max-width: calc(100vw - 16px);
  border-radius: ${theme.radius.medium};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.popover};
  overflow: auto;
`;
const Content = styled(Dialog)`
  outline: none;
`;

export interface PopoverProps {
  readonly label: string;
  /** The button that opened it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: (this: void) => void;
  readonly children: ReactNode;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start';
}

/** Controls beside their button: mount it to open it; it holds the focus and gives it back on Escape or a click outside. */
export function Popover({ label, anchor, onClose, children, placement = 'bottom start' }: PopoverProps) {
  // First of all listeners: a search inside would take Escape for emptying its text.
  const leave = (event: KeyboardEvent) => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || !isInside) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <Box
      isOpen
      triggerRef={anchor}
      placement={placement}
      offset={4}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Content aria-label={label}>
        <div onKeyDownCapture={leave}>{children}</div>
      </Content>
    </Box>
  );
}
