import { isRouteErrorResponse, useRouteError } from 'react-router';
import styled from 'styled-components';
import { toApiError } from '@/api/errors';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { usePageTitle } from '@/ui/PageHeader';
import { NotFound } from './NotFound';

const Box = styled.div`
  display: grid;
  justify-items: start;
  gap: 8px;
  max-width: 480px;
  padding: 48px 16px;
  p {
    color: ${theme.color.text2};
  }
`;
const Reference = styled.p`
  font-size: 12px;
`;

/** A page that is older than the server asks for files that are gone. */
const isOutdated = (thrown: unknown): boolean =>
  thrown instanceof Error && /dynamically imported module|module script|preload/i.test(thrown.message);

const wordsOf = (thrown: unknown): string =>
  isOutdated(thrown) ? 'There is a newer version of this program.' : toApiError(thrown).message;

/** In place of a screen that failed; the rest of the page goes on working. */
export function ErrorScreen() {
  const thrown = useRouteError();
  usePageTitle('Something went wrong');
  if (isRouteErrorResponse(thrown) && thrown.status === 404) return <NotFound />;
  const { requestId } = toApiError(thrown);
  return (
    <Box role="alert">
      <h1>{isOutdated(thrown) ? 'Please load the page again' : 'This page could not be shown'}</h1>
      <p>{wordsOf(thrown)}</p>
      {requestId && <Reference>Reference for support: {requestId}</Reference>}
      <Button look="primary" onClick={() => window.location.reload()}>
        Load again
      </Button>
    </Box>
  );
}
