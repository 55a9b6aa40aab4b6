import { Suspense, useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from '@/ui/Button';
import { LazyDialog } from '@/ui/lazy';

export interface UnsavedGuardProps {
  readonly isChanged: (this: void) => boolean;
  /** Keeps what is typed for the next visit. */
  readonly keepDraft: (this: void) => void;
  /** Forgets what is typed. */
  readonly discard: (this: void) => void;
}

/** Asks before a page with typed values is left, inside the program and when the tab is closed. */
export function UnsavedGuard({ isChanged, keepDraft, discard }: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isChanged(),
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!isChanged()) return;
      keepDraft();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  });
  if (blocker.state !== 'blocked') return null;
  const leave = (before: () => void) => () => {
    before();
    blocker.proceed();
  };
  const footer = (
    <>
      <Button look="quiet" onClick={leave(discard)}>
        Throw away
      </Button>
      <Button onClick={leave(keepDraft)}>Leave, keep draft</Button>
      <Button look="primary" autoFocus onClick={() => blocker.reset()}>
        Stay
      </Button>
    </>
  );
  return (
    <Suspense>
      <LazyDialog alert title="Leave without saving?" footer={footer} onClose={() => blocker.reset()}>
        <p>What you typed is not saved yet. A draft stays in this tab until you sign out.</p>
      </LazyDialog>
    </Suspense>
  );
}
