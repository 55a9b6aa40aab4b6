import styled, { keyframes } from 'styled-components';
import { theme } from '@/theme/tokens';

/** Nothing moves for 150 ms: an answer that fast needs no placeholder. */
const appear = keyframes`
  from { opacity: 0; }
  to { opacity: 1; }
`;

/** A grey bar in the place of a text that is on its way. Mark its region `aria-busy`. */
export const Skeleton = styled.span.attrs({ 'aria-hidden': true })<{ $width?: string }>`
  display: inline-block;
  width: ${({ $width }) => $width ?? '60%'};
  height: 10px;
  border-radius: ${theme.radius.small};
  background: ${theme.color.neutralSoft};
  vertical-align: middle;
  animation: ${appear} 120ms ease-out 150ms both;
`;
