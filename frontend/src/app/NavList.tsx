import { NavLink } from 'react-router';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Icon } from '@/ui/Icon';
import type { Place, PlaceGroup } from './places';
import { usePlaces } from './usePlaces';

const Group = styled.div`
  display: grid;
  gap: 1px;
  & + & {
    margin-top: 12px;
  }
`;
const Caption = styled.p`
  padding: 4px 8px;
  color: ${theme.color.text3};
  font: ${type.caption};
  ${truncate}
`;
const Link = styled(NavLink)`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 28px;
  padding: 0 8px;
  border-radius: ${theme.radius.medium};
  color: ${theme.color.text2};
  transition: background ${theme.motion};
  &:hover {
    background: ${theme.color.hover};
  }
  &[aria-current] {
    background: ${theme.color.hover};
    color: ${theme.color.text};
    font-weight: 500;
  }
  &:focus-visible {
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    min-height: 44px;
  }
`;
const Label = styled.span`
  ${truncate}
`;

function PlaceLink({ place, tip }: { readonly place: Place; readonly tip: boolean }) {
  return (
    <Link to={place.to} end={place.to === '/'} {...(tip ? { title: place.label } : {})}>
      <Icon name={place.icon} />
      <Label>{place.label}</Label>
    </Link>
  );
}

export interface NavListProps {
  /** Only the icons are seen: each says its name on hover. */
  readonly iconsOnly?: boolean;
}

/** All places in their groups; the labels stay for who listens. */
export function NavList({ iconsOnly = false }: NavListProps) {
  return usePlaces().map(({ label, places }: PlaceGroup) => (
    <Group key={places[0]?.to} {...(label ? { role: 'group', 'aria-label': label } : {})}>
      {label && <Caption aria-hidden>{label}</Caption>}
      {places.map((place) => (
        <PlaceLink key={place.to} place={place} tip={iconsOnly} />
      ))}
    </Group>
  ));
}
