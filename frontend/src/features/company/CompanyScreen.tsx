import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import styled from 'styled-components';
import { changeCompany, dropLogo, setLogo, settingsQuery, type CompanySettings } from '@/api/company';
import { meta } from '@/api/meta/settings-company';
import { companyQuery, meQuery, useAbility } from '@/api/session';
import { Facts } from '@/detail/Facts';
import { describer } from '@/entity/describe';
import { FormProviders } from '@/entity/FormProviders';
import { EntityForm, useEntityForm } from '@/form/EntityForm';
import { FormExtras } from '@/form/FormExtras';
import { companyVersions } from '@/form/ownVersions';
import { PictureInput } from '@/form/PictureInput';
import type { Calls } from '@/form/submission';
import type { AnySection } from '@/form/values';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { PageHeader } from '@/ui/PageHeader';
import { toast } from '@/ui/toasts';
import { form } from './fields';
import { NextNumber } from './NextNumber';

const sections = form as unknown as readonly AnySection[];
const describe = describer(sections, meta);
const parts = { under: { po_number_next: NextNumber } };
/** The settings have none; the machinery of forms wants one. */
const ONLY_ID = 1;

const Body = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 24px;
  padding: 16px 16px 48px;
  border-top: 1px solid ${theme.color.border};
`;

/** Name, papers, numbers and rules of the company. Who may not change them reads them. */
export function Component() {
  const { data: company } = useSuspenseQuery(settingsQuery);
  const [kept, setKept] = useState(company);
  return company.can.includes('edit') ? (
    <FormProviders>
      <Settings key={kept.version} company={kept} onKept={setKept} />
    </FormProviders>
  ) : (
    <>
      <PageHeader title="Company" />
      <Facts groups={sections} record={company} meta={meta} />
    </>
  );
}

/** Everything that shows something of the company. */
function useKeeping(): (company: CompanySettings) => void {
  const client = useQueryClient();
  return (company) => {
    client.setQueryData(settingsQuery.queryKey, company);
    void client.invalidateQueries({ queryKey: companyQuery.queryKey, exact: true });
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
}

function useCalls(keep: (company: CompanySettings) => void): Calls {
  return {
    create: () => Promise.reject(new Error('The settings are there already.')),
    update: async (id, version, body) => {
      const company = await changeCompany(companyVersions.latest(version), body);
      keep(company);
      return { ...company, id };
    },
  };
}

interface SettingsProps {
  readonly company: CompanySettings;
  readonly onKept: (this: void, company: CompanySettings) => void;
}

function Settings({ company, onKept }: SettingsProps) {
  const keep = useKeeping();
  const state = useEntityForm({
    name: 'company',
    sections,
    meta,
    record: { ...company, id: ONLY_ID },
    ability: useAbility('company'),
    calls: useCalls(keep),
    onSaved: (saved) => {
      onKept(saved as unknown as CompanySettings);
      toast('Company settings saved');
    },
  });
  return (
    <>
      <PageHeader title="Company" note={company.name}>
        <Button look="primary" shortcut="Ctrl ⏎" busy={state.isSaving} onClick={() => state.save()}>
          Save
        </Button>
      </PageHeader>
      <FormExtras state={state} describe={describe} />
      <Body>
        <Logo onKept={keep} />
        <EntityForm state={state} parts={parts} />
      </Body>
    </>
  );
}

function Logo({ onKept }: { readonly onKept: (company: CompanySettings) => void }) {
  const { data: company } = useSuspenseQuery(settingsQuery);
  const keep = (now: CompanySettings) => {
    companyVersions.note(company.version, now.version);
    onKept(now);
  };
  return (
    <PictureInput
      what="logo"
      shape="wide"
      image={company.logo}
      placeholder="Logo"
      note="Printed on purchase orders and confirmations."
      onSet={async (file) => keep(await setLogo(company.version, file))}
      onDrop={async () => keep(await dropLogo(company.version))}
    />
  );
}
