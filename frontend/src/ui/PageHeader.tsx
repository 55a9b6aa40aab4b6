import { useEffect, type ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate } from '@/theme/type';

const Bar = styled.header`
  flex: none;
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 48px;
  padding: 0 16px;
  h1 {
    ${truncate}
    outline: none;
  }
  @media ${theme.breakpoint.phone} {
    min-height: 52px;
    padding-right: 8px;
  }
`;
const Note = styled.span`
  flex: 1;
  margin-left: 4px;
  color: ${theme.color.text3};
  ${truncate}
`;

/** The page in the tab, the history and for who listens. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ProjectMeats`;
  }, [title]);
}

export interface PageHeaderProps {
  readonly title: string;
  /** Said quietly after it: `24 of 1,318`. */
  readonly note?: ReactNode;
  /** Buttons at the end. */
  readonly children?: ReactNode;
}

/** The first line of a screen. Its heading takes the focus when one comes to the screen. */
export function PageHeader({ title, note, children }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <Bar>
      <h1 tabIndex={-1}>{title}</h1>
      <Note>{note}</Note>
      {children}
    </Bar>
  );
}
