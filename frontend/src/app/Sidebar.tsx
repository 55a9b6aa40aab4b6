import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { IconButton } from '@/ui/IconButton';
import { Mark } from '@/ui/Mark';
import { useMedia } from '@/ui/useMedia';
import { NavList } from './NavList';
import { prefetchOnIntent } from './prefetch';
import { UserButton } from './UserButton';

/** Below this there is no room for words beside the page. */
const NARROW = '(max-width: 1099px)';
const RAIL_WIDTH = '48px';

const iconsOnly = css`
  width: ${RAIL_WIDTH};
  a > span,
  p,
  button > span {
    display: none;
  }
`;
const floating = css`
  position: absolute;
  inset: 0 auto 0 0;
  z-index: ${theme.layer.panel};
  box-shadow: ${theme.shadow.dialog};
`;
const Bar = styled.nav<{ $look: 'wide' | 'rail' | 'open' }>`
  display: flex;
  flex-direction: column;
  width: 200px;
  padding: 0 8px 8px;
  border-right: 1px solid ${theme.color.border};
  background: ${theme.color.surface};
  ${({ $look }) => $look === 'rail' && iconsOnly}
  ${({ $look }) => $look === 'open' && floating}
`;
const Place = styled.div<{ $rail: boolean }>`
  position: relative;
  display: flex;
  width: ${({ $rail }) => ($rail ? RAIL_WIDTH : 'auto')};
`;
const Brand = styled(Link)`
  flex: none;
  display: flex;
  align-items: center;
  gap: 8px;
  height: 48px;
  padding: 0 6px;
  border-radius: ${theme.radius.medium};
  font-weight: 600;
  &:focus-visible {
    outline-offset: -2px;
  }
`;
const Places = styled.div`
  flex: 1;
  min-height: 0;
  margin: 0 -8px;
  padding: 0 8px 8px;
  overflow-y: auto;
  scrollbar-width: thin;
`;

/** The places to go to. On narrower windows only their icons stand there, and a button unfolds it over the page. */
export function Sidebar() {
  const { pathname } = useLocation();
  const isNarrow = useMedia(NARROW);
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = isNarrow && openAt === pathname;
  const look = isNarrow ? (isOpen ? 'open' : 'rail') : 'wide';
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpenAt(undefined);
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [isOpen]);
  return (
    <Place $rail={isNarrow} data-print="hide">
      <Bar aria-label="Main" $look={look}>
        <Brand to="/">
          <Mark />
          <span>ProjectMeats</span>
        </Brand>
        <Places {...prefetchOnIntent}>
          <NavList iconsOnly={look === 'rail'} />
        </Places>
        {isNarrow && (
          <IconButton
            icon="panel"
            label={isOpen ? 'Fold the menu' : 'Unfold the menu'}
            aria-expanded={isOpen}
            onClick={() => setOpenAt(isOpen ? undefined : pathname)}
          />
        )}
        <UserButton iconOnly={look === 'rail'} />
      </Bar>
    </Place>
  );
}
