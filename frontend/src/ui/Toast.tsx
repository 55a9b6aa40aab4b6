import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Button } from './Button';
import { IconButton } from './IconButton';
import { Shape } from './Shape';
import { dismiss, TOAST_MS, toastStore, type Toast } from './toasts';

const Region = styled.section`
  position: fixed;
  right: 16px;
  bottom: 16px;
  z-index: ${theme.layer.toast};
  display: grid;
  gap: 8px;
  @media ${theme.breakpoint.phone} {
    left: 16px;
    bottom: 72px;
  }
`;
const Box = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
  min-width: 240px;
  max-width: 420px;
  padding: 6px 6px 6px 12px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.dialog};
  > p {
    flex: 1;
  }
`;

function Message({ toast, paused }: { readonly toast: Toast; readonly paused: boolean }) {
  const { id, text, tone, undo } = toast;
  useEffect(() => {
    if (paused) return undefined;
    const timer = setTimeout(() => dismiss(id), TOAST_MS);
    return () => clearTimeout(timer);
  }, [id, paused]);
  const takeBack = () => {
    dismiss(id);
    undo?.();
  };
  return (
    <Box>
      <Shape tone={tone} />
      <p>{text}</p>
      {undo && (
        <Button size="small" onClick={takeBack}>
          Undo
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" size="small" onClick={() => dismiss(id)} />
    </Box>
  );
}

/** Render once, in the shell. Hover and focus hold the clock; F6 goes to the newest toast. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  const region = useRef<HTMLElement>(null);
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (event.key === 'F6') region.current?.querySelector('button')?.focus();
    };
    window.addEventListener('keydown', reach);
    return () => window.removeEventListener('keydown', reach);
  }, []);
  return (
    <Region
      ref={region}
      aria-label="Notifications"
      aria-live="polite"
      data-print="hide"
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      {toasts.map((one) => (
        <Message key={one.id} toast={one} paused={paused} />
      ))}
    </Region>
  );
}
