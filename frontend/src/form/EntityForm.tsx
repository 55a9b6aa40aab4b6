import { Suspense, useState, type ComponentType, type KeyboardEvent } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import styled from 'styled-components';
import type { Ability } from '@/api/session';
import { theme } from '@/theme/tokens';
import { Alert } from '@/ui/Alert';
import { FieldControl } from './FieldControl';
import { useRecordForm, type RecordForm, type RecordFormOptions } from './useRecordForm';
import {
  codecOf,
  fieldsIn,
  plainValues,
  type AnyField,
  type AnyMeta,
  type AnySection,
  type FormValues,
} from './values';

/** What an entity adds to its form: a way to fill it in on top, a warning under a field. */
export interface FormPartProps {
  readonly form: UseFormReturn<FormValues>;
  readonly isNew: boolean;
}
export interface FormParts {
  readonly head?: ComponentType<FormPartProps>;
  readonly under?: Readonly<Record<string, ComponentType<FormPartProps>>>;
}

export interface EntityFormOptions extends Omit<RecordFormOptions, 'codec'> {
  readonly sections: readonly AnySection[];
  readonly meta: AnyMeta;
  readonly ability: Ability;
}

export interface EntityFormState extends RecordForm {
  readonly sections: readonly AnySection[];
  readonly meta: AnyMeta;
  readonly readOnly: readonly string[];
  readonly isNew: boolean;
}

/** Without the fields that this role does not have; on a new record also without those that it may not write. */
function allowedSections({ sections, ability, record }: EntityFormOptions): readonly AnySection[] {
  const left = new Set([...ability.hidden, ...(record ? [] : ability.read_only)]);
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => !left.has(key)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** What a new record starts with: declared, or the first of the choices where one must be made. */
function initialValue({ key, kind, initial }: AnyField, meta: AnyMeta): unknown {
  if (initial !== undefined) return initial;
  const { choices = {}, nullable, blank } = meta[key] ?? {};
  return kind === 'choice' && !nullable && !blank ? Object.keys(choices)[0] : undefined;
}

const initialValues = (fields: readonly AnyField[], meta: AnyMeta): FormValues =>
  Object.fromEntries(
    fields
      .map((field) => [field.key, initialValue(field, meta)] as const)
      .filter(([, value]) => value !== undefined),
  );

/** The state of a form that is described by sections of fields. */
export function useEntityForm(options: EntityFormOptions): EntityFormState {
  const { meta, record, ability } = options;
  const [sections] = useState(() => allowedSections(options));
  const [codec] = useState(() => codecOf(fieldsIn(sections), meta));
  const initial = record ? undefined : { ...initialValues(fieldsIn(sections), meta), ...options.initial };
  const form = useRecordForm({ ...options, codec, initial });
  return { ...form, sections, meta, readOnly: ability.read_only, isNew: !record };
}

const Body = styled.form`
  display: grid;
  gap: 24px;
  max-width: 960px;
`;
const Group = styled.section`
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  gap: 12px 16px;
  h2 {
    grid-column: 1 / -1;
  }
  textarea {
    min-height: 32px;
  }
  @media ${theme.breakpoint.phone} {
    grid-template-columns: minmax(0, 1fr);
  }
`;
const Cell = styled.div<{ $span: 1 | 2 | 3 }>`
  grid-column: span ${({ $span }) => $span};
  min-width: 0;
  align-self: start;
  &:has(> label) {
    align-self: end;
    min-height: 32px;
  }
  @media ${theme.breakpoint.phone} {
    grid-column: 1 / -1;
  }
`;

export interface EntityFormProps {
  readonly state: EntityFormState;
  readonly parts?: FormParts | undefined;
}

const isSubmit = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Enter' && (ctrlKey || metaKey);

/** Sections of fields; saved by Enter in a single line, Ctrl or Cmd with Enter anywhere. */
export function EntityForm({ state, parts }: EntityFormProps) {
  const { form, element, sections, alerts, save, isNew } = state;
  const Head = parts?.head;
  return (
    <Body
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        save();
      }}
      onKeyDown={(event) => {
        if (!isSubmit(event)) return;
        event.preventDefault();
        event.stopPropagation();
        save();
      }}
    >
      {alerts.length > 0 && (
        <Alert>
          {alerts.map((alert) => (
            <p key={alert}>{alert}</p>
          ))}
        </Alert>
      )}
      {Head && (
        <Suspense>
          <Head form={form} isNew={isNew} />
        </Suspense>
      )}
      {sections.map((section) => (
        <Group key={section.label} aria-label={section.label}>
          <h2>{section.label}</h2>
          {section.fields.map((field) => (
            <FormCell key={field.key} field={field} state={state} parts={parts} />
          ))}
        </Group>
      ))}
      <button type="submit" hidden />
    </Body>
  );
}

interface CellProps extends EntityFormProps {
  readonly field: AnyField;
}

function FormCell({ field, state, parts }: CellProps) {
  const { form, meta, readOnly, isNew } = state;
  const values = useWatch({ control: form.control, disabled: !field.when });
  const Under = parts?.under?.[field.key];
  if (field.when && !field.when(plainValues(values))) return null;
  return (
    <Cell $span={field.span ?? 1}>
      <FieldControl
        field={field}
        meta={meta[field.key]}
        form={form}
        disabled={readOnly.includes(field.key)}
      />
      {Under && (
        <Suspense>
          <Under form={form} isNew={isNew} />
        </Suspense>
      )}
    </Cell>
  );
}
