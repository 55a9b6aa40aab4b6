import styled from 'styled-components';
import { showCount } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Copy } from './Copy';

const Codes = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
  gap: 4px 16px;
  margin: 12px 0;
  padding: 12px 16px;
  border: 1px solid ${theme.color.border};
  border-radius: ${theme.radius.medium};
  background: ${theme.color.surface};
  font-family: ui-monospace, monospace;
  list-style: none;
`;

/** The browser makes the file itself: the codes leave the page nowhere else. */
function save(codes: readonly string[]): void {
  const text = `ProjectMeats recovery codes. Each works once.\n\n${codes.join('\n')}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'projectmeats-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(url);
}

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onClose: (this: void) => void;
}

export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const footer = (
    <>
      <Copy text={codes.join('\n')} words="Recovery codes copied" />
      <Button icon="download" onClick={() => save(codes)}>
        Download
      </Button>
      <Button look="primary" onClick={onClose}>
        I have kept them
      </Button>
    </>
  );
  return (
    <Dialog title="Recovery codes" onClose={onClose} footer={footer} width={440} alert>
      <p>
        Without your phone, one of these {showCount(codes.length)} codes signs you in, each once. Keep them
        where you keep other keys.
      </p>
      <Codes>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Codes>
    </Dialog>
  );
}
