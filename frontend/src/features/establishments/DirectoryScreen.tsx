import { useState } from 'react';
import { erase } from '@/entity/defineEntity';
import { ListScreen } from '@/entity/ListScreen';
import { useAbility } from '@/api/session';
import { Button } from '@/ui/Button';
import { establishments } from './entity';
import { LoadDialog } from './LoadDialog';

const entity = erase(establishments);

/** The directory of the USDA; admins load a newer one. */
export function Component() {
  return <ListScreen entity={entity} tools={<Load />} />;
}

function Load() {
  const { create } = useAbility('establishments');
  const [isOpen, setOpen] = useState(false);
  if (!create) return null;
  return (
    <>
      <Button icon="upload" onClick={() => setOpen(true)}>
        Load a directory
      </Button>
      {isOpen && <LoadDialog onClose={() => setOpen(false)} />}
    </>
  );
}
