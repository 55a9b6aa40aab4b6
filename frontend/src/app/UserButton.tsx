import { Suspense, useRef, useState } from 'react';
import styled from 'styled-components';
import { useSession } from '@/api/session';
import { theme } from '@/theme/tokens';
import { truncate } from '@/theme/type';
import { Avatar } from '@/ui/Avatar';
import { LazyPopover } from '@/ui/lazy';
import { openHelp } from './help';
import { LazyUserPanel } from './LazyUserPanel';
import { IconButton } from '@/ui/IconButton';

const Row = styled.div`
  flex: none;
  display: flex;
  align-items: center;
  gap: 4px;
  margin-top: 4px;
`;
const Person = styled.button`
  flex: 1;
  min-width: 0;
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 32px;
  padding: 0 6px;
  border: 0;
  border-radius: ${theme.radius.medium};
  background: none;
  text-align: left;
  cursor: pointer;
  &:hover,
  &[aria-expanded='true'] {
    background: ${theme.color.hover};
  }
  &:focus-visible {
    outline-offset: -2px;
  }
`;
const Name = styled.span`
  ${truncate}
`;

/** Who works here, and behind it what is theirs: profile, look of the screen, leaving. */
export function UserButton({ iconOnly }: { readonly iconOnly: boolean }) {
  const { me } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <Row>
      <Person
        ref={button}
        type="button"
        aria-label={`${me.name}, account and settings`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <Avatar name={me.name} image={me.profile_image} />
        <Name>{me.name}</Name>
      </Person>
      {!iconOnly && <IconButton icon="help" label="Keyboard shortcuts" shortcut="?" onClick={openHelp} />}
      {isOpen && (
        <Suspense>
          <LazyPopover label="Account and settings" anchor={button} placement="top start" onClose={close}>
            <LazyUserPanel onLeave={close} />
          </LazyPopover>
        </Suspense>
      )}
    </Row>
  );
}
