import { Link, useNavigate } from 'react-router';
import styled from 'styled-components';
import { useShortcuts } from '@/actions/shortcuts';
import { nameOf } from '@/api/paths';
import { useAbility, useSession } from '@/api/session';
import { Facts, type FactGroup } from '@/detail/Facts';
import { DOCUMENTS } from '@/detail/documents';
import type { Instant } from '@/lib/brands';
import { showInstant } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { ButtonBox } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Kbd } from '@/ui/Kbd';
import { Notice } from '@/ui/Notice';
import { entityName, routes, type AnyEntity, type AnyRow } from './defineEntity';
import { RecordDocuments } from './RecordDocuments';
import { RecordHeader } from './RecordHeader';
import { RecordHistory } from './RecordHistory';
import { RelatedList } from './RelatedList';
import { Columns, Main, Rail } from './screen';
import { useRecord, useRecordId } from './useRecord';

const ORDERS = '/api/v1/purchase-orders/';

const Sections = styled.div`
  display: grid;
  gap: 16px;
  padding: 0 16px 48px;
  border-top: 1px solid ${theme.color.border};
  padding-top: 8px;
`;
const Stamps = styled.p`
  color: ${theme.color.text3};
  font: ${type.caption};
`;

/** A record: what is known of it, what hangs on it, and what happened to it. */
export function RecordScreen({ entity }: { readonly entity: AnyEntity }) {
  const record = useRecord(entity.path, useRecordId());
  const { hidden } = useAbility(entityName(entity));
  const notice = entity.notice?.(record);
  const related = (entity.related ?? []).filter(({ path }) => path !== DOCUMENTS);
  return (
    <>
      <RecordHeader entity={entity} record={record}>
        <NewOrder entity={entity} id={record.id} />
      </RecordHeader>
      {notice && (
        <Notice tone={notice.tone} word={notice.word}>
          {notice.text}
        </Notice>
      )}
      <Columns>
        <Main>
          <Facts groups={factGroups(entity, record, hidden)} record={record} meta={entity.meta} />
          <Sections>
            {related.map((one) => (
              <RelatedList key={one.path + one.by} related={one} id={record.id} />
            ))}
            <RecordDocuments entity={entity} record={record} />
          </Sections>
        </Main>
        <Rail>
          <RecordHistory entity={entity} id={record.id} />
          <CreatedAndChanged record={record} />
        </Rail>
      </Columns>
    </>
  );
}

/** Said elsewhere on the page. */
const isSaidAlready = (record: AnyRow, title: string, key: string): boolean =>
  key === 'owner' || record[key] === title;

/** The groups of the form; what has no form shows what its list can show. */
function factGroups(entity: AnyEntity, record: AnyRow, hidden: readonly string[]): readonly FactGroup[] {
  const groups = entity.form ?? [{ label: entity.label.one, fields: entity.columns }];
  const title = entity.title(record);
  const isShown = (key: string) => !hidden.includes(key) && !isSaidAlready(record, title, key);
  return groups
    .map(({ label, fields }) => ({ label, fields: fields.filter(({ key }) => isShown(key)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** The one filled button: what one most likely came for is a deal. */
function NewOrder({ entity, id }: { readonly entity: AnyEntity; readonly id: number }) {
  const by = entity.related?.find(({ path }) => path === ORDERS)?.by;
  const { create } = useAbility(nameOf(ORDERS));
  const navigate = useNavigate();
  const to = `${routes.create(ORDERS)}?${by ?? ''}=${id}`;
  const isOffered = by !== undefined && create;
  useShortcuts(isOffered ? { c: () => void navigate(to) } : {});
  if (!isOffered) return null;
  return (
    <ButtonBox as={Link} to={to} $look="primary" $size="medium" data-print="hide">
      <Icon name="plus" />
      New order
      <Kbd aria-hidden>C</Kbd>
    </ButtonBox>
  );
}

function CreatedAndChanged({ record }: { readonly record: AnyRow }) {
  const { timeZone } = useSession();
  const { created_on: created, created_by_name: creator, owner_name: owner } = record;
  const by = typeof creator === 'string' && creator !== '' ? ` by ${creator}` : '';
  return (
    <Stamps>
      {typeof created === 'string' && `Created ${showInstant(created as Instant, timeZone)}${by}. `}
      {typeof owner === 'string' && owner !== '' && `Owner: ${owner}.`}
    </Stamps>
  );
}
