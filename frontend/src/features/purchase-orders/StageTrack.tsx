import styled from 'styled-components';
import { meta } from '@/api/meta/purchase-orders';
import { showDate } from '@/lib/dates';
import type { IsoDate } from '@/lib/brands';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { TRACK, type Order, type Stage } from './order';

type Standing = 'past' | 'now' | 'ahead';

const ink: Readonly<Record<Standing, string>> = {
  past: theme.color.borderStrong,
  now: theme.color.accent,
  ahead: theme.color.border,
};

const Track = styled.ol`
  flex: none;
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(0, 1fr);
  gap: 3px;
  padding: 0 16px 12px;
  list-style: none;
`;
const Step = styled.li<{ $standing: Standing }>`
  min-width: 0;
  padding-top: 6px;
  border-top: 2px solid ${({ $standing }) => ink[$standing]};
  color: ${({ $standing }) => ($standing === 'ahead' ? theme.color.text3 : theme.color.text2)};
  font: ${type.dense};
  b {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    color: ${({ $standing }) => ($standing === 'now' ? theme.color.text : 'inherit')};
    font-weight: ${({ $standing }) => ($standing === 'now' ? 600 : 400)};
  }
  small {
    display: block;
    min-height: 16px;
    color: ${theme.color.text3};
    font: ${type.caption};
  }
  @media ${theme.breakpoint.phone} {
    &:not([aria-current]) b,
    small {
      display: none;
    }
  }
`;

/** The day on which the order came to a stage and stayed beyond it. */
function reachedOn(order: Order, stage: Stage): IsoDate | undefined {
  const move = [...order.stage_history].reverse().find(({ to_stage: to }) => to === stage);
  return move?.moved_on;
}

/** How far the deal is, with the day of each stage. */
export function StageTrack({ order }: { readonly order: Order }) {
  const now = TRACK.findIndex((stage) => stage === order.stage);
  const standing = (index: number): Standing => {
    if (index === now) return 'now';
    return index < now ? 'past' : 'ahead';
  };
  return (
    <Track aria-label="Stages">
      {TRACK.map((stage, index) => (
        <Step key={stage} $standing={standing(index)} aria-current={index === now ? 'step' : undefined}>
          <b>{meta.stage.choices?.[stage]}</b>
          <small>{index <= now ? showDate(reachedOn(order, stage)) : ''}</small>
        </Step>
      ))}
    </Track>
  );
}
