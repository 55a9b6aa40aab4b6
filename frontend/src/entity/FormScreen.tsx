import { useNavigate } from 'react-router';
import { useAbility } from '@/api/session';
import { EntityForm, useEntityForm } from '@/form/EntityForm';
import { FormExtras } from '@/form/FormExtras';
import type { FormValues } from '@/form/values';
import { invariant } from '@/lib/invariant';
import { Button } from '@/ui/Button';
import { usePageTitle } from '@/ui/PageHeader';
import { toast } from '@/ui/toasts';
import { Crumb } from './Crumb';
import { entityName, routes, type AnyEntity } from './defineEntity';
import { describer } from './describe';
import { FormProviders } from './FormProviders';
import { Actions, Bar, Body, Grow } from './screen';
import { useMutate } from './useMutate';
import type { AnyDetail } from './useRecord';

export interface FormScreenProps {
  readonly entity: AnyEntity;
  readonly record?: AnyDetail;
  readonly initial?: FormValues;
}

/** Making a record, or changing one: the same form. */
export function FormScreen({ entity, record, initial }: FormScreenProps) {
  return (
    <FormProviders>
      <Form entity={entity} {...(record ? { record } : {})} {...(initial ? { initial } : {})} />
    </FormProviders>
  );
}

function Form({ entity, record, initial }: FormScreenProps) {
  const { form: sections, meta, path, label } = entity;
  invariant(sections, `${label.many} have no form`);
  const navigate = useNavigate();
  const name = entityName(entity);
  const word = label.one.toLowerCase();
  const title = record ? entity.title(record) : `New ${word}`;
  const away = record ? routes.record(path, record.id) : routes.list(path);
  usePageTitle(record ? `Edit ${title}` : title);
  const state = useEntityForm({
    name,
    sections,
    meta,
    record,
    initial,
    ability: useAbility(name),
    calls: useMutate(entity),
    onSaved: async (saved) => {
      toast(record ? `${label.one} saved` : `${label.one} created`);
      await navigate(routes.record(path, saved.id), { replace: true });
    },
  });
  return (
    <>
      <Bar>
        <Crumb to={away}>{record ? title : label.many}</Crumb>
        <h1 tabIndex={-1}>{record ? 'Edit' : `New ${word}`}</h1>
        <Grow />
        <Actions>
          <Button onClick={() => void navigate(away)}>Cancel</Button>
          <Button look="primary" shortcut="Ctrl ⏎" busy={state.isSaving} onClick={() => state.save()}>
            Save
          </Button>
        </Actions>
      </Bar>
      <FormExtras state={state} describe={describer(sections, meta)} />
      <Body>
        <EntityForm state={state} parts={entity.formParts} />
      </Body>
    </>
  );
}
