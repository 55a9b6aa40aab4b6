import { useState } from 'react';
import { erase } from '@/entity/defineEntity';
import { ListScreen } from '@/entity/ListScreen';
import { useAbility } from '@/api/session';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { useMedia } from '@/ui/useMedia';
import { establishments } from './entity';
import { LoadDialog } from './LoadDialog';

const entity = erase(establishments);

/** The directory of the USDA; admins load a newer one. */
export function Component() {
  return <ListScreen entity={entity} tools={<Load />} />;
}

function Load() {
  const { create } = useAbility('establishments');
  const isPhone = useMedia(theme.breakpoint.phone);
  const [isOpen, setOpen] = useState(false);
  if (!create) return null;
  return (
    <>
      {isPhone ? (
        <IconButton icon="upload" label="Load a directory" onClick={() => setOpen(true)} />
      ) : (
        <Button icon="upload" onClick={() => setOpen(true)}>
          Load a directory
        </Button>
      )}
      {isOpen && <LoadDialog onClose={() => setOpen(false)} />}
    </>
  );
}
