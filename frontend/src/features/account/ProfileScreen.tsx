import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import styled from 'styled-components';
import { keys } from '@/api/keys';
import { meta } from '@/api/meta/user-profiles-me';
import { useSession } from '@/api/session';
import { FormProviders } from '@/entity/FormProviders';
import { theme } from '@/theme/tokens';
import { Notice } from '@/ui/Notice';
import { PageHeader } from '@/ui/PageHeader';
import { Tabs } from '@/ui/Tabs';
import { LookSection } from './LookSection';
import { PasswordSection } from './PasswordSection';
import { Picture } from './Picture';
import { ProfileForm } from './ProfileForm';
import { SESSIONS, SessionsSection } from './SessionsSection';
import { TOKENS } from './tokens';
import { TokensSection } from './TokensSection';
import { TwoFactorSection } from './TwoFactorSection';

const TABS = [
  { id: 'you', label: 'You' },
  { id: 'security', label: 'Sign-in and security' },
  { id: 'tokens', label: 'API tokens' },
] as const;
type TabId = (typeof TABS)[number]['id'];

const Panel = styled.div`
  padding: 24px 16px 48px;
`;

const Stack = styled.div`
  display: grid;
  gap: 24px;
  &[hidden] {
    display: none;
  }
  > section {
    padding-top: 24px;
    border-top: 1px solid ${theme.color.border};
  }
`;

const tabOf = (named: string | null, otherwise: TabId): TabId =>
  TABS.find(({ id }) => id === named)?.id ?? otherwise;

/** One's own account. What is typed in one tab stays while another is looked at. */
export function Component() {
  const { me } = useSession();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const lacks = me.second_factor_required && !me.second_factor;
  const tab = tabOf(params.get('tab'), lacks ? 'security' : 'you');
  const accessEnded = () => {
    void client.invalidateQueries({ queryKey: SESSIONS });
    void client.invalidateQueries({ queryKey: keys.lists(TOKENS) });
  };
  return (
    <FormProviders>
      <PageHeader title="Profile" note={`${me.email} · ${meta.role.choices?.[me.role] ?? me.role}`} />
      {lacks && (
        <Notice word="Two-factor needed">
          Your role signs in with a second factor. Set it up here; the rest of the program opens then.
        </Notice>
      )}
      <Tabs
        label="Profile"
        tabs={TABS}
        current={tab}
        onChange={(id) => setParams({ tab: id }, { replace: true })}
      >
        <Panel>
          <Stack hidden={tab !== 'you'}>
            <Picture />
            <ProfileForm />
            <LookSection />
          </Stack>
          {tab === 'security' && (
            <>
              <PasswordSection onChanged={accessEnded} />
              <TwoFactorSection />
              <SessionsSection />
            </>
          )}
          {tab === 'tokens' && <TokensSection />}
        </Panel>
      </Tabs>
    </FormProviders>
  );
}
