import { Link, useNavigate, useSearchParams } from 'react-router';
import styled from 'styled-components';
import { useShortcuts } from '@/actions/shortcuts';
import { meta as orderMeta } from '@/api/meta/purchase-orders';
import { useAbility, useSession } from '@/api/session';
import { showDate, today, weekday } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { ButtonBox } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Kbd } from '@/ui/Kbd';
import { PageHeader } from '@/ui/PageHeader';
import { SegmentedControl } from '@/ui/SegmentedControl';
import { useMedia } from '@/ui/useMedia';
import { Changed, Deliveries, Expiring, Pickups } from './lanes';
import { listAddress, OPEN_STAGES, ownedBy } from './panels';
import { StageFigure } from './StageFigure';

const NEW_ORDER = '/purchase-orders/new';
const WHOSE = { mine: 'Mine', all: 'Desk' } as const;

const Figures = styled.nav`
  flex: none;
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(96px, 1fr));
  gap: 4px 24px;
  padding: 4px 16px 12px;
  border-bottom: 1px solid ${theme.color.border};
`;
const Lanes = styled.div`
  flex: 1;
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  > * {
    padding: 16px 16px 32px;
  }
  > * + * {
    border-left: 1px solid ${theme.color.border};
  }
  @media (max-width: 1023px) {
    flex: none;
    grid-template-columns: minmax(0, 1fr);
    > * {
      padding-bottom: 16px;
    }
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
  const { create } = useAbility('purchase-orders');
  const [params, setParams] = useSearchParams();
  const isMine = create && params.get('whose') === 'mine';
  const owner = isMine ? me.user : undefined;
  const day = today(timeZone);
  const words = orderMeta.stage.choices ?? {};
  return (
    <>
      <PageHeader title="Home" note={`${weekday(day)}, ${showDate(day)}`}>
        {create && (
          <SegmentedControl
            label="Whose records"
            value={isMine ? 'mine' : 'all'}
            choices={WHOSE}
            onChange={(whose) => setParams(whose === 'mine' ? { whose } : {}, { replace: true })}
          />
        )}
        {create && <NewOrder />}
      </PageHeader>
      <Figures aria-label="Open orders by stage">
        {OPEN_STAGES.map((stage) => (
          <StageFigure
            key={stage}
            where={{ stage__in: [stage], ...ownedBy(owner) }}
            stage={stage}
            word={words[stage] ?? stage}
            to={listAddress('purchase-orders', { stage__in: stage, ...ownedBy(owner) })}
          />
        ))}
      </Figures>
      <Lanes>
        <Pickups day={day} owner={owner} />
        <Deliveries day={day} owner={owner} />
        <Stack>
          <Expiring day={day} owner={owner} />
          <Changed timeZone={timeZone} owner={owner} />
        </Stack>
      </Lanes>
    </>
  );
}

/** The one filled button. */
function NewOrder() {
  const navigate = useNavigate();
  const isPhone = useMedia(theme.breakpoint.phone);
  useShortcuts({ c: () => void navigate(NEW_ORDER) });
  return (
    <ButtonBox
      as={Link}
      to={NEW_ORDER}
      $look="primary"
      $size="medium"
      aria-label="New PO"
      aria-keyshortcuts="c"
    >
      <Icon name="plus" />
      {!isPhone && 'New PO'}
      {!isPhone && <Kbd aria-hidden>C</Kbd>}
    </ButtonBox>
  );
}
