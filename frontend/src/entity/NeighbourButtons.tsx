import { useNavigate } from 'react-router';
import styled from 'styled-components';
import { useShortcuts } from '@/actions/shortcuts';
import { showCount } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { IconButton } from '@/ui/IconButton';
import { routes, type AnyEntity } from './defineEntity';
import { useNeighbours } from './useNeighbours';

const Place = styled.span`
  color: ${theme.color.text3};
  font: ${type.dense};
  white-space: nowrap;
  @media ${theme.breakpoint.phone} {
    display: none;
  }
`;

/** Up and down the list that one came from, by button or by k and j. */
export function NeighbourButtons({ entity, id }: { readonly entity: AnyEntity; readonly id: number }) {
  const navigate = useNavigate();
  const neighbours = useNeighbours(entity, id);
  const go = (to: number | undefined) => {
    if (to !== undefined) void navigate(routes.record(entity.path, to));
  };
  useShortcuts({ k: () => go(neighbours?.before), j: () => go(neighbours?.after) });
  if (!neighbours) return null;
  const { place, count, before, after } = neighbours;
  return (
    <>
      <Place data-print="hide">
        {showCount(place)} {count !== undefined && `of ${showCount(count)}`}
      </Place>
      <IconButton
        icon="chevron-up"
        label="Previous"
        shortcut="K"
        disabled={before === undefined}
        onClick={() => go(before)}
        data-print="hide"
      />
      <IconButton
        icon="chevron-down"
        label="Next"
        shortcut="J"
        disabled={after === undefined}
        onClick={() => go(after)}
        data-print="hide"
      />
    </>
  );
}
