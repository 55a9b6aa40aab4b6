import { Suspense, useState } from 'react';
import { NavLink } from 'react-router';
import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon } from '@/ui/Icon';
import { LazyDialog } from '@/ui/lazy';
import { NavList } from './NavList';
import { PHONE_PLACES } from './places';
import { prefetchOnIntent } from './prefetch';
import { LazyUserPanel } from './LazyUserPanel';

const Bar = styled.nav`
  flex: none;
  display: grid;
  grid-template-columns: repeat(5, 1fr);
  min-height: 56px;
  padding-bottom: env(safe-area-inset-bottom);
  border-top: 1px solid ${theme.color.border};
  background: ${theme.color.surface};
`;
const item = css`
  display: grid;
  place-content: center;
  justify-items: center;
  gap: 2px;
  padding: 0;
  border: 0;
  background: none;
  color: ${theme.color.text3};
  font: ${type.caption};
  cursor: pointer;
  &[aria-current] {
    color: ${theme.color.accent};
    font-weight: 500;
  }
  &:focus-visible {
    outline-offset: -2px;
  }
`;
const Item = styled(NavLink)`
  ${item}
`;
const More = styled.button`
  ${item}
`;
const Everything = styled.div`
  display: grid;
  gap: 12px;
  margin: 0 -8px;
`;

/** The phone's places, in reach of the thumb; what does not fit is behind More. */
export function BottomNav() {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <Bar aria-label="Main" data-print="hide" {...prefetchOnIntent}>
      {PHONE_PLACES.map(({ to, label, icon }) => (
        <Item key={to} to={to} end={to === '/'}>
          <Icon name={icon} size={20} />
          {label}
        </Item>
      ))}
      <More type="button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setIsOpen(true)}>
        <Icon name="menu" size={20} />
        More
      </More>
      {isOpen && (
        <Suspense>
          <LazyDialog title="Go to" onClose={close}>
            <Everything>
              {/* Any link inside leads away, so that the dialog is done. */}
              <nav aria-label="All places" onClickCapture={close}>
                <NavList />
              </nav>
              <LazyUserPanel onLeave={close} />
            </Everything>
          </LazyDialog>
        </Suspense>
      )}
    </Bar>
  );
}
