import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useMatch, useNavigate } from 'react-router';
import { keys } from '@/api/keys';
import { erase } from '@/entity/defineEntity';
import { ListScreen } from '@/entity/ListScreen';
import { useAbility } from '@/api/session';
import { ButtonBox } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import { INVITATIONS, isPending, readInvitations } from './invitations';
import { InviteDialog } from './InviteDialog';
import { users } from './usersEntity';

const entity = erase(users);

/** Everybody who may sign in; `/users/new` asks for somebody new over the list. */
export function Component() {
  const isInviting = useMatch('/users/new') !== null;
  const navigate = useNavigate();
  const client = useQueryClient();
  const close = () => void navigate('/users', { replace: true });
  return (
    <>
      <ListScreen entity={entity} tools={<WaitingInvitations />} />
      {isInviting && (
        <InviteDialog
          onClose={close}
          onSent={(email) => {
            close();
            void client.invalidateQueries({ queryKey: keys.all(INVITATIONS) });
            toast(`The invitation is on its way to ${email}.`);
          }}
        />
      )}
    </>
  );
}

function WaitingInvitations() {
  const { read } = useAbility('invitations');
  const { data } = useQuery({
    queryKey: keys.list(INVITATIONS, {}),
    queryFn: ({ signal }) => readInvitations(signal),
    enabled: read,
  });
  const waiting = data?.filter(isPending).length ?? 0;
  return read ? (
    <ButtonBox as={Link} to="/invitations" $look="quiet" $size="medium">
      Invitations{waiting > 0 && ` ${waiting}`}
    </ButtonBox>
  ) : null;
}
