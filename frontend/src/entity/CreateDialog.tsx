import { useAbility } from '@/api/session';
import type { CreateDialogProps } from '@/form/creation';
import { EntityForm, useEntityForm } from '@/form/EntityForm';
import { invariant } from '@/lib/invariant';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useEntity } from './context';
import { useMutate } from './useMutate';

/** A record of another entity, made in its own form over the page, whose typed values stay as they are. */
export function CreateDialog({ entity: name, initial, onMade, onClose }: CreateDialogProps) {
  const entity = useEntity(name);
  invariant(entity.form, `${entity.label.many} have no form`);
  const state = useEntityForm({
    name,
    sections: entity.form,
    meta: entity.meta,
    record: undefined,
    initial,
    ability: useAbility(name),
    calls: useMutate(entity),
    isInner: true,
    onSaved: (record) => {
      onMade({ id: record.id, name: entity.title(record) });
      onClose();
    },
  });
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button look="primary" shortcut="Ctrl ⏎" busy={state.isSaving} onClick={() => state.save()}>
        Create and choose
      </Button>
    </>
  );
  const title = `New ${entity.label.one.toLowerCase()}`;
  return (
    <Dialog alert title={title} width={800} footer={footer} onClose={onClose}>
      <EntityForm state={state} parts={entity.formParts} />
    </Dialog>
  );
}
