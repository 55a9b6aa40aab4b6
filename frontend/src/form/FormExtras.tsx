import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import type { FieldMeta } from '@/api/meta';
import type { Instant } from '@/lib/brands';
import { showTime } from '@/lib/dates';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { UnsavedGuard } from './UnsavedGuard';
import type { RecordForm } from './useRecordForm';

const ConflictDialog = lazy(async () => ({ default: (await import('./ConflictDialog')).ConflictDialog }));

const KEEP_EVERY_MS = 400;

/** Keeps the draft a moment after each change. */
function useKeeping(form: RecordForm['form'], keep: () => void): void {
  const keepNow = useEffectEvent(keep);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(() => keepNow(), KEEP_EVERY_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [form]);
}

export interface FormExtrasProps {
  readonly state: RecordForm;
  /** Words and meta of a field, for the question about two changes of it. */
  readonly describe: (this: void, path: string) => { readonly label: string; readonly meta?: FieldMeta };
  readonly onKept?: (this: void, at: string) => void;
}

/** What stands around every form of a screen: draft, guard against leaving, the question about conflicts. */
export function FormExtras({ state, describe, onKept }: FormExtrasProps) {
  const { form, conflict, restoredAt } = state;
  useKeeping(form, () => {
    const at = state.keepDraft();
    if (at) onKept?.(at);
  });
  return (
    <>
      {restoredAt && (
        <Notice
          tone="info"
          word="Draft"
          end={
            <Button size="small" onClick={state.discardDraft}>
              Start over
            </Button>
          }
        >
          What you typed at {showTime(restoredAt as Instant)} is back.
        </Notice>
      )}
      <UnsavedGuard isChanged={state.isChanged} keepDraft={state.keepDraft} discard={state.discardDraft} />
      {conflict && (
        <Suspense>
          <ConflictDialog
            who={
              typeof conflict.theirs['modified_by_name'] === 'string'
                ? conflict.theirs['modified_by_name']
                : ''
            }
            clashes={conflict.clashes}
            describe={describe}
            onDone={state.settle}
            onBack={state.backToEditing}
          />
        </Suspense>
      )}
    </>
  );
}
