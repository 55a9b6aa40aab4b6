import { useId, useRef, type ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Kbd } from './Kbd';

const GAP = 6;
const DELAY_MS = 400;

const Wrapper = styled.span`
  display: inline-flex;
  min-width: 0;
`;

const Bubble = styled.span`
  position: fixed;
  inset: auto;
  margin: 0;
  max-width: 320px;
  padding: 4px 8px;
  border: 0;
  border-radius: ${theme.radius.small};
  background: ${theme.color.text};
  color: ${theme.color.canvas};
  font: ${type.dense};
  pointer-events: none;
  ${Kbd} {
    margin-left: 8px;
    color: inherit;
  }
`;

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string;
  /** The words add something that the element's own name does not say. */
  readonly describes?: boolean;
  readonly children: ReactNode;
}

/** Under the element, kept inside the window; above it when there is no room below. */
function place(anchor: DOMRect, bubble: HTMLElement): void {
  const { width, height } = bubble.getBoundingClientRect();
  const below = anchor.bottom + GAP;
  const top = below + height > window.innerHeight ? anchor.top - GAP - height : below;
  const left = anchor.left + anchor.width / 2 - width / 2;
  bubble.style.top = `${top}px`;
  bubble.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - width - GAP))}px`;
}

/** A native popover: in the top layer, closed by Escape, no library. Shown on hover and on keyboard focus. */
export function Tooltip({ text, shortcut, describes = false, children }: TooltipProps) {
  const id = useId();
  const wrapper = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const open = () => {
    if (!wrapper.current || !bubble.current) return;
    bubble.current.showPopover();
    place(wrapper.current.getBoundingClientRect(), bubble.current);
  };
  const close = () => {
    clearTimeout(timer.current);
    bubble.current?.hidePopover();
  };
  const openSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(open, DELAY_MS);
  };
  return (
    <Wrapper
      ref={wrapper}
      onPointerEnter={openSoon}
      onPointerLeave={close}
      onPointerDown={close}
      onFocus={(event) => event.target.matches(':focus-visible') && open()}
      onBlur={close}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      {...(describes ? { 'aria-describedby': id } : {})}
    >
      {children}
      <Bubble ref={bubble} id={id} role="tooltip" popover="manual" aria-hidden={!describes}>
        {text}
        {shortcut && <Kbd>{shortcut}</Kbd>}
      </Bubble>
    </Wrapper>
  );
}
