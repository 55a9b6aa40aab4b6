import { useRef, useState, type RefObject } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { toApiError, type ApiError } from '@/api/errors';
import { toast } from '@/ui/toasts';
import type { Side } from './merge';
import {
  baseOf,
  changedBody,
  saveChanges,
  settled,
  type Base,
  type Conflict,
  type Outcome,
} from './saveChanges';
import { placeErrors, placeMessages, type Placed } from './serverErrors';
import { createOnce, type Calls } from './submission';
import { useDraft } from './useDraft';
import type { AnyRecord, Codec, FormValues } from './values';

export interface RecordFormOptions {
  /** Names the draft: the entity's name. */
  readonly name: string;
  readonly codec: Codec;
  /** The record to change; undefined makes a new one. */
  readonly record: AnyRecord | undefined;
  /** Values of a new record beside the empty ones: `{ supplier: { id, name } }`. */
  readonly initial?: FormValues | undefined;
  readonly calls: Calls;
  /** `intent` is what `save` was called with. The record is saved by then: it must not throw. */
  readonly onSaved: (this: void, record: AnyRecord, intent: string) => void | Promise<void>;
  /** Path of a field as the server names it → as the form does. */
  readonly place?: ((path: string) => string) | undefined;
  /** A form inside another: no draft, no guard. */
  readonly isInner?: boolean | undefined;
}

export interface RecordForm {
  readonly form: UseFormReturn<FormValues>;
  readonly element: RefObject<HTMLFormElement | null>;
  readonly isSaving: boolean;
  /** Refusals that belong to no field. */
  readonly alerts: readonly string[];
  /** Checks, sends and reports; does nothing while an earlier one is under way. */
  readonly save: (this: void, intent?: string) => void;
  readonly isChanged: (this: void) => boolean;
  readonly conflict: Conflict | undefined;
  /** Saves with each clash decided. */
  readonly settle: (this: void, picks: ReadonlyMap<string, Side>) => void;
  readonly backToEditing: (this: void) => void;
  readonly restoredAt: string | undefined;
  readonly discardDraft: (this: void) => void;
  /** Marks fields that somebody else found wrong, as if the server had refused them. */
  readonly mark: (this: void, wrong: readonly { readonly field: string; readonly message: string }[]) => void;
  /** Keeps what is typed now; returns when, or undefined when there was nothing to keep. */
  readonly keepDraft: (this: void) => string | undefined;
}

/** The first wrong input, once it is marked. */
function focusFirstWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** Only what was filled in: the server's defaults stand for the rest. */
const isFilled = ([, value]: readonly [string, unknown]): boolean =>
  value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);

const createBody = (codec: Codec, values: FormValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(codec.write(values)).filter(isFilled));

/** Runs one thing at a time: a second click while the first is under way does nothing. */
function useOneAtATime(): [boolean, (work: () => Promise<void>) => Promise<void>] {
  const isBusy = useRef(false);
  const [isShown, setIsShown] = useState(false);
  const run = async (work: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setIsShown(true);
    await work().finally(() => {
      isBusy.current = false;
      setIsShown(false);
    });
  };
  return [isShown, run];
}

/** A record and what is typed over it: drafts, saving once, refusals at their field, merging with other people. */
export function useRecordForm(options: RecordFormOptions): RecordForm {
  const { codec, record, calls, onSaved, isInner = false } = options;
  const [base, setBase] = useState<Base>(() => baseOf(codec, record, options.initial));
  const draft = useDraft({ name: options.name, recordId: record?.id, codec, base, isOff: isInner });
  const form = useForm<FormValues>({ defaultValues: draft.values, shouldFocusError: false });
  const element = useRef<HTMLFormElement>(null);
  const isDone = useRef(false);
  const [isSaving, once] = useOneAtATime();
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const [conflict, setConflict] = useState<Conflict & { readonly intent: string }>();

  const isChanged = () =>
    !isDone.current && Object.keys(changedBody(codec, base, form.getValues())).length > 0;
  const keepDraft = () => (isChanged() ? draft.keep(base, form.getValues()) : undefined);
  const rebase = (next: Base, values: FormValues) => {
    setBase(next);
    form.reset(values, { keepDefaultValues: true });
  };
  const show = ({ fields, alerts: texts }: Placed) => {
    for (const [path, message] of fields) form.setError(path, { type: 'server', message });
    setAlerts(texts);
    focusFirstWrong(element.current);
  };
  const isShown = (key: string) => key in form.getValues();
  const showError = (error: ApiError) => show(placeErrors(error, isShown, options.place));
  const create = async (values: FormValues): Promise<Outcome> => ({
    saved: await createOnce(calls, createBody(codec, values), draft.pending.current, (order) => {
      draft.pending.current = order;
      keepDraft();
    }),
  });
  const change = (from: Base, values: FormValues, changed: AnyRecord): Promise<Outcome> =>
    saveChanges({
      calls,
      codec,
      record: changed,
      base: from,
      values,
      onMerged: (next, merged) => {
        rebase(next, merged);
        toast('Merged with what somebody else changed meanwhile.', { tone: 'info' });
      },
    });
  const finish = async (saved: AnyRecord, intent: string) => {
    isDone.current = true;
    draft.discard();
    await onSaved(saved, intent);
  };
  const send = (from: Base, values: FormValues, intent: string) =>
    once(async () => {
      setAlerts([]);
      const outcome = await (record ? change(from, values, record) : create(values)).catch(
        (thrown: unknown) => showError(toApiError(thrown)),
      );
      if (!outcome) return;
      if ('saved' in outcome) await finish(outcome.saved, intent);
      else setConflict({ ...outcome.conflict, intent });
    });

  return {
    form,
    element,
    isSaving,
    alerts,
    isChanged,
    conflict,
    keepDraft,
    mark: (wrong) => {
      const messages = wrong.map(({ field, message }) => [field, message] as const);
      if (messages.length > 0) show(placeMessages(messages, isShown, options.place));
    },
    restoredAt: draft.restoredAt,
    save: (intent = 'save') => {
      // What is still being typed becomes a value when its input is left.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      form.clearErrors();
      const submit = form.handleSubmit(
        (values) => send(base, values, intent),
        () => focusFirstWrong(element.current),
      );
      void submit();
    },
    settle: (picks) => {
      if (!conflict) return;
      const now = baseOf(codec, conflict.theirs);
      const values = settled(codec, base, form.getValues(), now, picks);
      setConflict(undefined);
      rebase(now, values);
      void send(now, values, conflict.intent);
    },
    backToEditing: () => setConflict(undefined),
    discardDraft: () => {
      draft.discard();
      form.reset(base.values);
    },
  };
}
