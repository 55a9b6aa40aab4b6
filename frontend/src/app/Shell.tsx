import { lazy, Suspense, useRef, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import styled from 'styled-components';
import { useShortcuts } from '@/actions/shortcuts';
import { EntityContext } from '@/entity/context';
import { theme } from '@/theme/tokens';
import { Toaster } from '@/ui/Toast';
import { useMedia } from '@/ui/useMedia';
import { Banners } from './Banners';
import { helpIsOpen, openHelp } from './help';
import { loadEntity } from './registry';
import { SessionGuard } from './SessionGuard';
import { Sidebar } from './Sidebar';
import { useArrival } from './useArrival';

const BottomNav = lazy(async () => ({ default: (await import('./BottomNav')).BottomNav }));
const ShortcutHelp = lazy(async () => ({ default: (await import('./ShortcutHelp')).ShortcutHelp }));

const Frame = styled.div`
  position: relative;
  display: flex;
  height: 100%;
  overflow: hidden;
  @media ${theme.breakpoint.phone} {
    flex-direction: column;
  }
  @media print {
    display: block;
    height: auto;
    overflow: visible;
  }
`;
const Main = styled.main`
  flex: 1;
  min-width: 0;
  min-height: 0;
  display: flex;
  flex-direction: column;
  overflow: auto;
`;
const Skip = styled.a`
  position: absolute;
  left: 8px;
  top: -48px;
  z-index: ${theme.layer.toast};
  padding: 8px 12px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.popover};
  &:focus {
    top: 8px;
  }
`;

/** What stays while the screens change. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const isPhone = useMedia(theme.breakpoint.phone);
  const helpOpen = useSyncExternalStore(helpIsOpen.subscribe, helpIsOpen.read);
  useArrival(main);
  useShortcuts({ '?': openHelp });
  return (
    <EntityContext value={loadEntity}>
      <Frame>
        <Skip href="#main">Skip to the page</Skip>
        {!isPhone && <Sidebar />}
        <Main ref={main} id="main" tabIndex={-1}>
          <Banners />
          <Suspense>
            <Outlet />
          </Suspense>
        </Main>
        {isPhone && (
          <Suspense>
            <BottomNav />
          </Suspense>
        )}
      </Frame>
      {helpOpen && (
        <Suspense>
          <ShortcutHelp onClose={() => helpIsOpen.set(false)} />
        </Suspense>
      )}
      <SessionGuard />
      <Toaster />
    </EntityContext>
  );
}
