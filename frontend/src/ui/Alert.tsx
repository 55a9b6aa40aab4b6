import type { ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Icon } from './Icon';

const colors = {
  danger: { ground: theme.color.dangerSoft, ink: theme.color.danger },
  warn: { ground: theme.color.warnSoft, ink: theme.color.warn },
  info: { ground: theme.color.accentSoft, ink: theme.color.accent },
} as const;

type AlertTone = keyof typeof colors;

const Box = styled.div<{ $tone: AlertTone }>`
  display: flex;
  align-items: flex-start;
  gap: 8px;
  padding: 8px 12px;
  border-radius: ${theme.radius.medium};
  background: ${({ $tone }) => colors[$tone].ground};
  color: ${({ $tone }) => colors[$tone].ink};
  > svg {
    margin-top: 2px;
  }
`;

export interface AlertProps {
  readonly tone?: AlertTone;
  readonly children: ReactNode;
}

/** Read aloud as soon as it appears: the errors of a form that belong to no field, a failed load. */
export function Alert({ tone = 'danger', children }: AlertProps) {
  return (
    <Box $tone={tone} role="alert">
      <Icon name={tone} />
      <div>{children}</div>
    </Box>
  );
}
