import styled from 'styled-components';
import { setShortcuts, useShortcutsAreOn } from '@/actions/shortcuts';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Checkbox } from '@/ui/Checkbox';
import { Dialog } from '@/ui/Dialog';
import { Kbd } from '@/ui/Kbd';

type Line = readonly [keys: readonly string[], what: string];

const GROUPS: Readonly<Record<string, readonly Line[]>> = {
  Everywhere: [
    [['?'], 'This list'],
    [['F6'], 'To the latest message'],
    [['Esc'], 'Close, or step back'],
  ],
  Lists: [
    [['/'], 'Search'],
    [['C'], 'New record'],
    [['↑', '↓', 'J', 'K'], 'Row by row'],
    [['←', '→'], 'Cell by cell'],
    [['Home', 'End'], 'First and last cell'],
    [['Ctrl Home', 'Ctrl End'], 'First and last row'],
    [['PgUp', 'PgDn'], 'Screen by screen'],
    [['Enter'], 'Open, or sort by the head'],
    [['Space'], 'Pick the row'],
    [['Shift Space'], 'Pick up to here'],
    [['Ctrl C'], 'Copy the picked rows'],
    [['Shift F10'], 'What can be done with the row'],
  ],
  Forms: [
    [['Ctrl Enter'], 'Save'],
    [['Tab'], 'Next field'],
  ],
};

const Columns = styled.div`
  columns: 2;
  column-gap: 32px;
  margin-bottom: 16px;
  @media ${theme.breakpoint.phone} {
    columns: 1;
  }
`;
const Group = styled.section`
  margin-bottom: 16px;
  break-inside: avoid-column;
  h3 {
    padding: 4px 0;
    color: ${theme.color.text3};
    font: ${type.caption};
  }
  div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding: 4px 0;
  }
  dd {
    display: flex;
    gap: 4px;
  }
`;

export function ShortcutHelp({ onClose }: { readonly onClose: (this: void) => void }) {
  const areOn = useShortcutsAreOn();
  return (
    <Dialog title="Keyboard shortcuts" width={640} onClose={onClose}>
      <Columns>
        {Object.entries(GROUPS).map(([name, lines]) => (
          <Group key={name}>
            <h3>{name}</h3>
            <dl>
              {lines.map(([keys, what]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </Group>
        ))}
      </Columns>
      <Checkbox label="Single keys are shortcuts" checked={areOn} onChange={setShortcuts} />
    </Dialog>
  );
}
