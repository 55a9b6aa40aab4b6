import type { ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

const Box = styled.div`
  display: grid;
  justify-items: start;
  gap: 4px;
  max-width: 420px;
  padding: 32px 16px;
  p {
    color: ${theme.color.text2};
  }
`;
const Actions = styled.div`
  display: flex;
  gap: 8px;
  margin-top: 12px;
`;

export interface EmptyStateProps {
  /** What is so: `No suppliers yet`, `No orders match`, `You may not see receivables`. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <Box>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <Actions>{actions}</Actions>}
    </Box>
  );
}
