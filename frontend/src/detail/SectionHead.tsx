import type { ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

const Head = styled.header`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 40px;
  white-space: nowrap;
`;
const End = styled.span`
  display: flex;
  align-items: center;
  gap: 8px;
  margin-left: auto;
`;
const Count = styled.span`
  color: ${theme.color.text3};
`;

export interface SectionHeadProps {
  readonly title: string;
  readonly count?: ReactNode;
  /** Stand at the end of the line. */
  readonly children?: ReactNode;
}

export function SectionHead({ title, count, children }: SectionHeadProps) {
  return (
    <Head>
      <h2>{title}</h2>
      {count !== undefined && <Count>{count}</Count>}
      <End data-print="hide">{children}</End>
    </Head>
  );
}
