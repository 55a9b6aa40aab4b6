import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import styled from 'styled-components';
import { summary } from '@/api/client';
import { keys } from '@/api/keys';
import type { Query } from '@/api/paths';
import { STAGE_LOOKS } from '@/table/stages';
import type { Decimal } from '@/lib/brands';
import { show } from '@/lib/decimal';
import { showCount } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { StagePie } from '@/ui/StagePie';
import type { OPEN_STAGES } from './panels';

const ORDERS = '/api/v1/purchase-orders/';

const Figure = styled(Link)`
  display: grid;
  gap: 2px;
  padding: 4px 8px;
  margin-left: -8px;
  border-radius: ${theme.radius.medium};
  color: ${theme.color.text};
  &:hover {
    background: ${theme.color.hover};
  }
  strong {
    min-height: 28px;
    font: ${type.title};
  }
  small {
    min-height: 16px;
    color: ${theme.color.text3};
    font: ${type.dense};
  }
`;

interface StageFigureProps {
  readonly where: Query<typeof ORDERS>;
  readonly stage: (typeof OPEN_STAGES)[number];
  readonly word: string;
  readonly to: string;
}

/** How many orders stand at a stage, and their weight. */
export function StageFigure({ where, stage, word, to }: StageFigureProps) {
  const { data } = useQuery({
    queryKey: keys.summary(ORDERS, where),
    queryFn: ({ signal }) => summary(ORDERS, where, signal),
  });
  const weight = data?.['actual_weight'];
  return (
    <Figure to={to}>
      <StagePie look={STAGE_LOOKS[stage]} word={word} />
      <strong>{data ? showCount(data.count) : ''}</strong>
      <small>{typeof weight === 'string' ? `${show(weight as Decimal, 0)} lb` : ''}</small>
    </Figure>
  );
}
