import styled, { keyframes } from 'styled-components';
import { theme } from '@/theme/tokens';

const appear = keyframes`
  from { opacity: 0; }
`;
const run = keyframes`
  from { transform: translateX(-100%); }
  to { transform: translateX(300%); }
`;

const Track = styled.div`
  position: absolute;
  inset: 0 0 auto;
  z-index: ${theme.layer.panel};
  height: 2px;
  overflow: hidden;
  pointer-events: none;
  animation: ${appear} 120ms 150ms both;
  &::after {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    width: 33%;
    background: ${theme.color.accent};
    animation: ${run} 1s ease-in-out infinite;
  }
  @media (prefers-reduced-motion: reduce) {
    &::after {
      width: 100%;
      animation: none;
    }
  }
`;

/** Over a region whose content is being brought up to date; not seen when that takes less than 150 ms. */
export const Progress = () => <Track aria-hidden />;
