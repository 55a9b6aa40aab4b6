import { Link, useRouteError } from 'react-router';
import styled from 'styled-components';
import { toApiError } from '@/api/errors';
import { theme } from '@/theme/tokens';
import { Button, ButtonBox } from '@/ui/Button';
import { usePageTitle } from '@/ui/PageHeader';

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

interface Words {
  readonly title: string;
  readonly text: string;
}

function wordsOf(thrown: unknown): Words {
  if (isOutdated(thrown))
    return { title: 'Please load the page again', text: 'There is a newer version of this program.' };
  const { kind, message } = toApiError(thrown);
  if (kind === 'missing')
    return { title: 'Nothing is at this address', text: 'It may have been mistyped, or you may not see it.' };
  return { title: 'This page could not be shown', text: message };
}

/** In place of a screen that failed; the rest of the page goes on working. */
export function ErrorScreen() {
  const thrown = useRouteError();
  const { title, text } = wordsOf(thrown);
  const { kind, requestId } = toApiError(thrown);
  usePageTitle(title);
  return (
    <Box role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      {requestId && <Reference>Reference for support: {requestId}</Reference>}
      {kind === 'missing' ? (
        <ButtonBox as={Link} to="/" $look="plain" $size="medium">
          Go home
        </ButtonBox>
      ) : (
        <Button look="primary" onClick={() => window.location.reload()}>
          Load again
        </Button>
      )}
    </Box>
  );
}
