import { Suspense, useContext, useState, type ReactNode } from 'react';
import type { EntityName } from '@/api/paths';
import { useAbility } from '@/api/session';
import { CreateDialogContext } from './creation';
import type { Chosen, FormValues } from './values';

/** Entities that a picker offers to make on the spot, and the word for one. */
const CREATABLE: Partial<Record<EntityName, string>> = {
  suppliers: 'supplier',
  customers: 'customer',
  contacts: 'contact',
  'customer-locations': 'dock',
  carriers: 'carrier',
  plants: 'plant',
};

export interface CreationOptions {
  readonly entity: EntityName;
  readonly initial: FormValues;
  readonly onMade: (this: void, made: Chosen) => void;
}

export interface Creation {
  readonly create:
    { label(this: void, text: string): string; run(this: void, text: string): void } | undefined;
  readonly dialog: ReactNode;
}

interface Started {
  readonly text: string;
  readonly opener: Element | null;
}

/** The dialog gives the focus back to where it came from: by then an option of a list that is gone. */
function returnFocus(opener: Element | null): void {
  setTimeout(() => opener instanceof HTMLElement && opener.focus(), AFTER_DIALOG_MS);
}

const AFTER_DIALOG_MS = 50;

/** Offers to make a record of what was typed, in a dialog with that entity's own form. */
export function useCreation({ entity, initial, onMade }: CreationOptions): Creation {
  const render = useContext(CreateDialogContext);
  const [started, setStarted] = useState<Started>();
  const isAllowed = useAbility(entity).create;
  const word = CREATABLE[entity];
  if (!word || !isAllowed || !render) return { create: undefined, dialog: null };
  return {
    create: {
      label: (text) => (text === '' ? `Create a ${word}` : `Create ${word} “${text}”`),
      run: (text) => setStarted({ text, opener: document.activeElement }),
    },
    dialog: started && (
      <Suspense>
        {render({
          entity,
          initial: { ...initial, name: started.text },
          onMade,
          onClose: () => {
            setStarted(undefined);
            returnFocus(started.opener);
          },
        })}
      </Suspense>
    ),
  };
}
