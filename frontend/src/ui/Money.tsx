import styled from 'styled-components';
import type { Decimal } from '@/lib/brands';
import { isNegative, round, show, showOrRule } from '@/lib/decimal';
import { theme } from '@/theme/tokens';

const Figure = styled.span<{ $loss: boolean }>`
  white-space: nowrap;
  ${({ $loss }) => ($loss ? `color: ${theme.color.danger};` : '')}
`;

export interface MoneyProps {
  readonly value: Decimal | null | undefined;
  /** 2 for amounts, 4 for margins per pound, 5 for prices as stored. */
  readonly decimals?: number;
  /** Zero as an en rule, as in columns. */
  readonly rule?: boolean;
}

/** An amount; a loss is red with a real minus sign. */
export function Money({ value, decimals = 2, rule = false }: MoneyProps) {
  const isLoss = value ? isNegative(round(value, decimals)) : false;
  return <Figure $loss={isLoss}>{(rule ? showOrRule : show)(value, decimals)}</Figure>;
}
