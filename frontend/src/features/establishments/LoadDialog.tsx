import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import styled from 'styled-components';
import { loadDirectory } from '@/api/directory';
import { keys } from '@/api/keys';
import type { SchemaLoaded } from '@/api/schema';
import { useSending } from '@/form/useSending';
import { plural, showBytes, showCount } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/TextField';

const Stack = styled.div`
  display: grid;
  gap: 12px;
`;
const Progress = styled.progress`
  width: 100%;
  height: 6px;
  accent-color: ${theme.color.accent};
`;
const Figures = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
  gap: 12px 16px;
  dt {
    color: ${theme.color.text3};
    font: ${type.caption};
  }
  dd {
    font: ${type.title};
  }
`;
const Warnings = styled.ul`
  max-height: 240px;
  padding: 0;
  overflow: auto;
  list-style: none;
  li {
    padding: 4px 0;
    border-top: 1px solid ${theme.color.border};
    color: ${theme.color.text2};
    font: ${type.dense};
  }
  b {
    color: ${theme.color.text};
    font-weight: 500;
  }
`;

/** A newer directory from the FSIS: read, compared, and what came of it told. */
export function LoadDialog({ onClose }: { readonly onClose: (this: void) => void }) {
  const [loaded, setLoaded] = useState<SchemaLoaded>();
  return loaded ? (
    <Result loaded={loaded} onClose={onClose} />
  ) : (
    <Choose onLoaded={setLoaded} onClose={onClose} />
  );
}

interface ChooseProps {
  readonly onLoaded: (this: void, loaded: SchemaLoaded) => void;
  readonly onClose: (this: void) => void;
}

function Choose({ onLoaded, onClose }: ChooseProps) {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState(0);
  const sending = useSending('file');
  const load = () => {
    if (!file) return;
    setSent(0);
    sending.send(
      () => loadDirectory(file, setSent),
      (result) => {
        void client.invalidateQueries({ queryKey: keys.all('/api/v1/establishments/') });
        onLoaded(result);
      },
    );
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button look="primary" busy={sending.isBusy} disabled={!file} onClick={load}>
        Load
      </Button>
    </>
  );
  return (
    <Dialog title="Load the USDA directory" onClose={onClose} footer={footer} alert={sending.isBusy}>
      <Stack>
        {sending.alerts.length > 0 && <Alert>{sending.alerts.join(' ')}</Alert>}
        <p>
          The “MPI Directory by Establishment Number” as the FSIS publishes it, CSV. All of it is loaded, or
          nothing when a value is malformed; establishments that are no longer in it are marked as gone.
        </p>
        <Field
          label="File"
          help={file ? showBytes(file.size) : 'At most 25 MB.'}
          error={sending.errorOf('file')}
        >
          {(control) => (
            <Input
              {...control}
              type="file"
              accept=".csv,text/csv"
              disabled={sending.isBusy}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Field>
        {sending.isBusy && (
          <div role="status">
            <Progress aria-label="Progress" {...(sent < 1 ? { value: sent } : {})} />
            <p>{sent < 1 ? 'Sending the file…' : 'Reading and comparing the rows…'}</p>
          </div>
        )}
      </Stack>
    </Dialog>
  );
}

const FIGURES = [
  ['read', 'Rows read'],
  ['created', 'New'],
  ['updated', 'Changed'],
  ['unchanged', 'Unchanged'],
  ['gone', 'Gone'],
  ['repaired_zips', 'ZIPs repaired'],
  ['repaired_county_codes', 'County codes repaired'],
] as const satisfies readonly (readonly [keyof SchemaLoaded, string])[];

interface ResultProps {
  readonly loaded: SchemaLoaded;
  readonly onClose: (this: void) => void;
}

function Result({ loaded, onClose }: ResultProps) {
  const { warnings } = loaded;
  const footer = (
    <Button look="primary" onClick={onClose}>
      Done
    </Button>
  );
  return (
    <Dialog title="The directory is loaded" onClose={onClose} footer={footer} width={560}>
      <Stack>
        <Figures>
          {FIGURES.map(([key, label]) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{showCount(loaded[key])}</dd>
            </div>
          ))}
        </Figures>
        {warnings.length > 0 && (
          <>
            <p>{plural(warnings.length, 'value')} may want a look; each was kept as it is.</p>
            <Warnings>
              {warnings.map(({ row, column, message }) => (
                <li key={`${row} ${column} ${message}`}>
                  <b>
                    Row {showCount(row)}
                    {column && `, ${column}`}
                  </b>{' '}
                  {message}
                </li>
              ))}
            </Warnings>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
