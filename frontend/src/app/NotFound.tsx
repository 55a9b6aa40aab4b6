import { Link } from 'react-router';
import { ButtonBox } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';

export function NotFound() {
  return (
    <>
      <PageHeader title="No such page" />
      <EmptyState
        title="Nothing is at this address"
        actions={
          <ButtonBox as={Link} to="/" $look="plain" $size="medium">
            Go home
          </ButtonBox>
        }
      >
        The link may be mistyped, or the page has moved.
      </EmptyState>
    </>
  );
}
