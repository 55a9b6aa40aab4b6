import { useQuery, useQueryClient } from '@tanstack/react-query';
import styled from 'styled-components';
import { read } from '@/api/client';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { meta as profileMeta } from '@/api/meta/user-profiles';
import { useSession } from '@/api/session';
import { Facts } from '@/detail/Facts';
import { erase } from '@/entity/defineEntity';
import { RecordHeader } from '@/entity/RecordHeader';
import { RecordHistory } from '@/entity/RecordHistory';
import { Columns, Main, Rail } from '@/entity/screen';
import { useRecord, useRecordId } from '@/entity/useRecord';
import type { Instant } from '@/lib/brands';
import { showInstant } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { Alert } from '@/ui/Alert';
import { Chip } from '@/ui/Chip';
import { Section } from '@/ui/Section';
import { readTokens, TOKENS } from './tokens';
import { TokenTable } from './TokenTable';
import { users } from './usersEntity';

const entity = erase(users);
const PROFILES = '/api/v1/user-profiles/';
const META = { ...profileMeta, ...entity.meta };

const GROUPS = [
  {
    label: 'Account',
    fields: [
      { kind: 'text', key: 'email', label: 'E-mail' },
      { kind: 'choice', key: 'role', label: 'Role' },
      { kind: 'text', key: 'seen', label: 'Last sign-in' },
      { kind: 'text', key: 'since', label: 'Account since' },
    ],
  },
  {
    label: 'Person',
    fields: [
      { kind: 'text', key: 'job_title', label: 'Job title' },
      { kind: 'text', key: 'department', label: 'Department' },
      { kind: 'text', key: 'phone', label: 'Phone' },
      { kind: 'text', key: 'timezone', label: 'Time zone' },
    ],
  },
];

const Tokens = styled.div`
  padding: 16px;
  border-top: 1px solid ${theme.color.border};
`;

/** One account, for admins: who it is, what they may do, and the keys of their programs. */
export function Component() {
  const user = useRecord(entity.path, useRecordId());
  const { timeZone } = useSession();
  const profileId = Number(user['profile']);
  const { data: profile } = useQuery({
    queryKey: keys.detail(PROFILES, profileId),
    queryFn: ({ signal }) => read(PROFILES, profileId, signal),
  });
  const times = {
    seen: showInstant(user['last_login'] as Instant | null, timeZone) || 'never',
    since: showInstant(user['created_on'] as Instant, timeZone),
  };
  const chip = user['is_active'] ? <Chip tone="ok">Active</Chip> : <Chip>Deactivated</Chip>;
  return (
    <>
      <RecordHeader entity={entity} record={user} chip={chip} />
      <Columns>
        <Main>
          <Facts groups={GROUPS} record={{ ...profile, ...user, ...times }} meta={META} />
          <Tokens>
            <UserTokens user={user.id} />
          </Tokens>
        </Main>
        <Rail>
          <RecordHistory entity={entity} id={user.id} />
        </Rail>
      </Columns>
    </>
  );
}

function UserTokens({ user }: { readonly user: number }) {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: keys.list(TOKENS, { user }),
    queryFn: ({ signal }) => readTokens(user, signal),
  });
  return (
    <Section title="API tokens">
      {error && <Alert>{toApiError(error).message}</Alert>}
      {data && (
        <TokenTable
          tokens={data}
          onChange={() => void client.invalidateQueries({ queryKey: keys.lists(TOKENS) })}
        />
      )}
    </Section>
  );
}
