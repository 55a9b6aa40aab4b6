import { Link } from 'react-router';
import styled from 'styled-components';
import { meta as orderMeta } from '@/api/meta/purchase-orders';
import { useSession } from '@/api/session';
import { showDate, today } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { PageHeader } from '@/ui/PageHeader';
import { Changed, Deliveries, Expiring, Pickups } from './lanes';
import { listAddress, OPEN_STAGES } from './panels';
import { StageFigure } from './StageFigure';

const Figures = styled.nav`
  flex: none;
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
  gap: 8px 24px;
  padding: 4px 16px 16px;
  border-bottom: 1px solid ${theme.color.border};
`;
const Lanes = styled.div`
  flex: 1;
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  > * {
    padding: 16px;
  }
  > * + * {
    border-left: 1px solid ${theme.color.border};
  }
  @media (max-width: 1023px) {
    grid-template-columns: minmax(0, 1fr);
    > * + * {
      border-left: 0;
      border-top: 1px solid ${theme.color.border};
    }
  }
`;
const Stack = styled.div`
  display: grid;
  align-content: start;
  gap: 24px;
`;

/** What is going on: true figures only, each the way to its list. */
export function Component() {
  const { me, timeZone } = useSession();
  const day = today(timeZone);
  const words = orderMeta.stage.choices ?? {};
  return (
    <>
      <PageHeader title="Home" note={`${me.company_name} · ${showDate(day)}`}>
        {me.abilities['purchase-orders']?.create && <Link to="/purchase-orders/new">New PO</Link>}
      </PageHeader>
      <Figures aria-label="Open orders by stage">
        {OPEN_STAGES.map((stage) => (
          <StageFigure
            key={stage}
            stage={stage}
            word={words[stage] ?? stage}
            to={listAddress('purchase-orders', { stage__in: stage })}
          />
        ))}
      </Figures>
      <Lanes>
        <Pickups day={day} />
        <Deliveries day={day} />
        <Stack>
          <Expiring day={day} />
          <Changed timeZone={timeZone} />
        </Stack>
      </Lanes>
    </>
  );
}
