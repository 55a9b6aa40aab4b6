import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import styled from 'styled-components';
import { changeMe } from '@/api/profile';
import { meta } from '@/api/meta/user-profiles-me';
import { meQuery, useAbility, useSession, type Me } from '@/api/session';
import { describer } from '@/entity/describe';
import { EntityForm, useEntityForm } from '@/form/EntityForm';
import { FormExtras } from '@/form/FormExtras';
import { profileVersions } from '@/form/ownVersions';
import type { Calls } from '@/form/submission';
import type { AnySection } from '@/form/values';
import { invariant } from '@/lib/invariant';
import { Button } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import { Verbs } from './parts';
import { sections as profileSections } from './profileFields';

const sections = profileSections as unknown as readonly AnySection[];
const describe = describer(sections, meta);

/** A profile is made with its user, never here. */
const refuseToCreate = () => Promise.reject(new Error('A profile is made with its user.'));

function useCalls(): Calls {
  const client = useQueryClient();
  return {
    create: refuseToCreate,
    update: async (_, version, body) => {
      const me = await changeMe(profileVersions.latest(version), body);
      client.setQueryData(meQuery.queryKey, me);
      return me;
    },
  };
}

/** What colleagues see of oneself. After a save the form starts anew from what was kept. */
export function ProfileForm() {
  const { me } = useSession();
  const [kept, setKept] = useState(me);
  return <Form key={kept.version} me={kept} onKept={setKept} />;
}

const Box = styled.div`
  display: grid;
  gap: 16px;
`;

interface FormProps {
  readonly me: Me;
  readonly onKept: (this: void, me: Me) => void;
}

function Form({ me, onKept }: FormProps) {
  const client = useQueryClient();
  const state = useEntityForm({
    name: 'my-profile',
    sections,
    meta,
    record: me,
    ability: useAbility('user-profiles'),
    calls: useCalls(),
    onSaved: () => {
      const now = client.getQueryData(meQuery.queryKey);
      invariant(now, 'The profile is not in the cache');
      onKept(now);
      toast('Profile saved');
    },
  });
  return (
    <Box>
      <FormExtras state={state} describe={describe} />
      <EntityForm state={state} />
      <Verbs>
        <Button look="primary" shortcut="Ctrl ⏎" busy={state.isSaving} onClick={() => state.save()}>
          Save
        </Button>
      </Verbs>
    </Box>
  );
}
