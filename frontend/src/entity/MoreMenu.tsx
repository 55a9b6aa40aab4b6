import { Suspense, useRef, useState } from 'react';
import { IconButton } from '@/ui/IconButton';
import { LazyMenu } from '@/ui/lazy';
import type { MenuItem } from '@/ui/Menu';

/** The verbs that are not needed every day, behind three dots. */
export function MoreMenu({ items }: { readonly items: readonly MenuItem[] }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={anchor}
        icon="more"
        label="More"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-print="hide"
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <LazyMenu label="More" items={items} anchor={anchor} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
