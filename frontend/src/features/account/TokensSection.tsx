import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { useSession } from '@/api/session';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { Skeleton } from '@/ui/Skeleton';
import { NewTokenDialog } from './NewTokenDialog';
import { readTokens, TOKENS } from './tokens';
import { TokenTable } from './TokenTable';

const NOTE = (
  <>
    Keys for programs that work as you. They go into the header <code>Authorization: Bearer …</code>; the{' '}
    <a href="/api/docs/">API documentation</a> has examples.
  </>
);

/** Keys of one's own programs. */
export function TokensSection() {
  const { me } = useSession();
  const client = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const { data, error } = useQuery({
    queryKey: keys.list(TOKENS, { user: me.user }),
    queryFn: ({ signal }) => readTokens(me.user, signal),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: keys.lists(TOKENS) });
  const create = (
    <Button icon="plus" onClick={() => setMaking(true)}>
      New token
    </Button>
  );
  return (
    <Section title="API tokens" note={NOTE} end={create}>
      {error && <Alert>{toApiError(error).message}</Alert>}
      {!data && !error && <Skeleton $width="320px" />}
      {data && <TokenTable tokens={data} onChange={refresh} />}
      {isMaking && <NewTokenDialog onMade={refresh} onClose={() => setMaking(false)} />}
    </Section>
  );
}
