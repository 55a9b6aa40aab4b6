/** Parts that the screens of one record share: the frame, its first line, its column of text. */
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate } from '@/theme/type';

export const Bar = styled.header`
  position: sticky;
  top: 0;
  z-index: ${theme.layer.sticky};
  flex: none;
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 48px;
  padding: 0 16px;
  background: ${theme.color.canvas};
  h1 {
    ${truncate}
    outline: none;
  }
  @media ${theme.breakpoint.phone} {
    min-height: 52px;
    padding: 0 8px 0 4px;
  }
`;

export const Grow = styled.span`
  flex: 1;
`;

export const Body = styled.div`
  padding: 8px 16px 48px;
`;
