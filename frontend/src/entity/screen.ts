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

/** The buttons that go on: at the end of the first line, on a phone two thumbs wide above its navigation. */
export const Actions = styled.div`
  display: contents;
  &:empty {
    display: none;
  }
  @media ${theme.breakpoint.phone} {
    position: fixed;
    z-index: ${theme.layer.sticky};
    inset: auto 0 calc(56px + env(safe-area-inset-bottom));
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 8px 16px;
    border-top: 1px solid ${theme.color.border};
    background: ${theme.color.canvas};
  }
  @media print {
    display: none;
  }
`;

/** Room below the page for its buttons on a phone. */
const ACTIONS_ROOM = '80px';

export const Body = styled.div`
  padding: 8px 16px 48px;
  @media ${theme.breakpoint.phone} {
    padding-bottom: ${ACTIONS_ROOM};
  }
`;

/** The record itself and, where there is room, what happened to it beside it. */
export const Columns = styled.div`
  display: grid;
  @media ${theme.breakpoint.phone} {
    padding-bottom: ${ACTIONS_ROOM};
  }
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
