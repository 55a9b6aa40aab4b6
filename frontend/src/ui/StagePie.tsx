import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate } from '@/theme/type';
import type { Look, Tone } from './look';
import { Shape } from './Shape';

const RADIUS = 4;
/** A stroke as wide as the radius is long fills the disc, so its dashes are slices of the pie. */
const SLICE = RADIUS / 2;
const ROUND = 2 * Math.PI * SLICE;

const marks = {
  neutral: theme.color.text3,
  info: theme.color.accent,
  ok: theme.color.ok,
  warn: theme.color.warn,
  danger: theme.color.danger,
} as const satisfies Readonly<Record<Tone, string>>;

const Box = styled.span<{ $tone: Tone }>`
  display: inline-flex;
  align-items: center;
  gap: 8px;
  min-width: 0;
  max-width: 100%;
  color: ${theme.color.text2};
  > svg {
    color: ${({ $tone }) => marks[$tone]};
  }
  ${({ $tone }) =>
    ($tone === 'warn' || $tone === 'danger') &&
    css`
      color: ${marks[$tone]};
    `}
`;

const Word = styled.span`
  ${truncate}
`;

function Pie({ fill }: { readonly fill: number }) {
  const dashes = fill === 0 ? '1.6 1.6' : undefined;
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" fill="none" stroke="currentColor" aria-hidden>
      <circle cx="5" cy="5" r={RADIUS} strokeWidth="1.25" strokeDasharray={dashes} />
      {fill > 0 && (
        <circle
          cx="5"
          cy="5"
          r={SLICE}
          strokeWidth={RADIUS}
          strokeDasharray={`${ROUND * Math.min(fill, 1)} ${ROUND}`}
          transform="rotate(-90 5 5)"
        />
      )}
    </svg>
  );
}

/** A status in a grid: a pie that fills along the stages (or the shape of its meaning), and its word. */
export function StagePie({ look, word }: { readonly look: Look; readonly word: string }) {
  return (
    <Box $tone={look.tone}>
      {look.fill === undefined ? <Shape tone={look.tone} /> : <Pie fill={look.fill} />}
      <Word>{word}</Word>
    </Box>
  );
}
