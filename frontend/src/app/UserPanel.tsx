import { useState } from 'react';
import { Link } from 'react-router';
import styled from 'styled-components';
import { useSession } from '@/api/session';
import { useLook } from '@/features/account/look';
import type { Density, ThemeMode } from '@/theme/mode';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Button, ButtonBox } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { SegmentedControl } from '@/ui/SegmentedControl';
import { openHelp } from './help';

const THEME_WORDS: Readonly<Record<ThemeMode, string>> = { light: 'Light', dark: 'Dark', system: 'System' };
const DENSITY_WORDS: Readonly<Record<Density, string>> = {
  compact: 'Compact',
  normal: 'Normal',
  comfortable: 'Roomy',
};

const Box = styled.div`
  display: grid;
  min-width: 240px;
`;
const Person = styled.div`
  padding: 12px 16px;
  border-bottom: 1px solid ${theme.color.border};
  p {
    ${truncate}
  }
  p:first-child {
    font: ${type.strong};
  }
  p + p {
    color: ${theme.color.text3};
    font: ${type.dense};
  }
`;
const Looks = styled.div`
  display: grid;
  gap: 4px;
  justify-items: start;
  padding: 8px 16px 12px;
  border-bottom: 1px solid ${theme.color.border};
  span {
    margin-top: 4px;
    color: ${theme.color.text3};
    font: ${type.caption};
  }
`;
const Ways = styled.div`
  display: grid;
  padding: 8px;
  ${ButtonBox} {
    justify-content: start;
    padding: 0 8px;
    font: ${type.body};
  }
`;

export interface UserPanelProps {
  /** Something was chosen that leads away from the panel. */
  readonly onLeave: (this: void) => void;
}

/** What is one's own: who one is, how the screen looks, the way out. */
export function UserPanel({ onLeave }: UserPanelProps) {
  const { me, signOut } = useSession();
  const look = useLook();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => {
    setIsLeaving(true);
    void signOut().finally(() => setIsLeaving(false));
  };
  return (
    <Box>
      <Person>
        <p>{me.name}</p>
        <p>{me.email}</p>
      </Person>
      <Looks>
        <span>Theme</span>
        <SegmentedControl
          label="Theme"
          value={look.theme}
          choices={THEME_WORDS}
          onChange={(next) => look.choose({ theme: next })}
        />
        <span>Rows</span>
        <SegmentedControl
          label="Rows"
          value={look.density}
          choices={DENSITY_WORDS}
          onChange={(next) => look.choose({ density: next })}
        />
      </Looks>
      <Ways>
        <ButtonBox as={Link} to="/profile" $look="quiet" $size="medium" onClick={onLeave}>
          <Icon name="user" />
          Profile
        </ButtonBox>
        <Button
          look="quiet"
          icon="keyboard"
          onClick={() => {
            onLeave();
            openHelp();
          }}
        >
          Keyboard shortcuts
        </Button>
        <Button look="quiet" icon="sign-out" busy={isLeaving} onClick={leave}>
          Sign out
        </Button>
      </Ways>
    </Box>
  );
}
