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

/** The record itself and, where there is room, what happened to it beside it. */
export const Columns = styled.div`
  display: grid;
  border-top: 1px solid ${theme.color.border};
  @media ${theme.breakpoint.wide} {
    grid-template-columns: minmax(0, 1fr) 304px;
    flex: 1;
  }
`;

export const Main = styled.div`
  min-width: 0;
`;

export const Rail = styled.aside`
  padding: 4px 16px 24px;
  border-left: 1px solid ${theme.color.border};
  @media not ${theme.breakpoint.wide} {
    border-left: 0;
    border-top: 1px solid ${theme.color.border};
  }
  @media print {
    display: none;
  }
`;
