import type { ReactNode } from 'react';
import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import type { Tone } from './look';
import { Shape } from './Shape';

const tones = {
  neutral: css`
    background: ${theme.color.neutralSoft};
    color: ${theme.color.neutral};
  `,
  info: css`
    background: ${theme.color.accentSoft};
    color: ${theme.color.accent};
  `,
  ok: css`
    background: ${theme.color.okSoft};
    color: ${theme.color.ok};
  `,
  warn: css`
    background: ${theme.color.warnSoft};
    color: ${theme.color.warn};
  `,
  danger: css`
    background: ${theme.color.dangerSoft};
    color: ${theme.color.danger};
  `,
};

const Box = styled.span<{ $tone: Tone }>`
  display: inline-flex;
  align-items: center;
  gap: 6px;
  height: 20px;
  padding: 0 8px 0 6px;
  border-radius: ${theme.radius.small};
  font-size: 12px;
  line-height: 20px;
  font-weight: 500;
  white-space: nowrap;
  ${({ $tone }) => tones[$tone]}
`;

/** For headers and exceptions; in grids a status is a StagePie. */
export function Chip({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <Box $tone={tone}>
      <Shape tone={tone} />
      {children}
    </Box>
  );
}
