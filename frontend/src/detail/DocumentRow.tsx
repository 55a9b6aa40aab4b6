import { useState } from 'react';
import styled from 'styled-components';
import { documentUrl, download } from '@/api/download';
import type { FieldMeta } from '@/api/meta';
import type { IsoDate } from '@/lib/brands';
import { showBytes } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { DateField } from '@/ui/DateField';
import { Icon } from '@/ui/Icon';
import { IconButton } from '@/ui/IconButton';
import { Select } from '@/ui/Select';
import { previewOf } from './documentKinds';
import { standingOf, type Document, type Standing } from './documents';
import { Expiry } from './factValue';

const Row = styled.li`
  display: grid;
  grid-template-columns: 16px minmax(120px, 1fr) 168px 136px auto;
  align-items: center;
  gap: 8px;
  min-height: ${theme.row};
  border-bottom: 1px solid color-mix(in srgb, ${theme.color.border} 55%, transparent);
  select,
  input {
    min-height: 24px;
    padding-block: 1px;
    border-color: transparent;
    background: transparent;
    font: ${type.body};
  }
  &:hover select,
  &:hover input,
  :focus-within {
    border-color: ${theme.color.border};
  }
  @media ${theme.breakpoint.phone} {
    grid-template-columns: 16px minmax(0, 1fr) auto;
    padding: 4px 0;
    > :nth-child(3),
    > :nth-child(4) {
      grid-column: 2 / -1;
    }
    > :nth-child(5) {
      grid-area: 1 / 3;
    }
  }
`;
const Mark = styled.span<{ $standing: Standing }>`
  display: grid;
  color: ${({ $standing }) => ({ ok: theme.color.ok, warn: theme.color.warnMark, danger: theme.color.danger })[$standing]};
`;
const Name = styled.button`
  display: block;
  padding: 0;
  border: 0;
  background: none;
  text-align: start;
  cursor: pointer;
  ${truncate}
  &:hover {
    color: ${theme.color.accent};
  }
  small {
    margin-left: 8px;
    color: ${theme.color.text3};
    font: ${type.dense};
  }
`;
const Buttons = styled.span`
  display: flex;
  justify-content: flex-end;
`;

const STANDINGS: Readonly<Record<Standing, { icon: 'done' | 'warn' | 'danger'; label: string }>> = {
  ok: { icon: 'done', label: 'On file' },
  warn: { icon: 'warn', label: 'Ends soon' },
  danger: { icon: 'danger', label: 'Ended' },
};

export interface DocumentRowProps {
  readonly document: Document;
  readonly meta: Readonly<Record<'kind' | 'expires_on', FieldMeta>>;
  readonly canWrite: boolean;
  readonly onPreview: (this: void) => void;
  readonly onChange: (this: void, values: Readonly<Record<string, string | null>>) => void;
  readonly onEdit: (this: void) => void;
  readonly onDeactivate: (this: void) => void;
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** One file: what it is and until when it holds are corrected in place. */
export function DocumentRow(props: DocumentRowProps) {
  const { document, canWrite, onPreview } = props;
  const expires = document.expires_on;
  const { icon, label } = STANDINGS[standingOf(expires)];
  const canShow = previewOf(document.content_type) !== undefined;
  const save = () => download(documentUrl(document.id), document.original_name);
  return (
    <Row>
      <Mark $standing={standingOf(expires)}>
        <Icon name={icon} label={label} />
      </Mark>
      <Name type="button" title={document.original_name} onClick={canShow ? onPreview : save}>
        {document.original_name}
        <small>{showBytes(document.size)}</small>
      </Name>
      {canWrite ? <Editable {...props} expires={expires} /> : <Readable {...props} expires={expires} />}
      <Buttons>
        <IconButton
          size="small"
          icon="download"
          label={`Download ${document.original_name}`}
          onClick={save}
        />
        {canWrite && (
          <>
            <IconButton
              size="small"
              icon="edit"
              label={`Edit ${document.original_name}`}
              onClick={props.onEdit}
            />
            <IconButton
              size="small"
              icon="trash"
              label={`Deactivate ${document.original_name}`}
              onClick={props.onDeactivate}
            />
          </>
        )}
      </Buttons>
    </Row>
  );
}

type PartProps = DocumentRowProps & { readonly expires: IsoDate | null };

function Readable({ document, meta, expires }: PartProps) {
  return (
    <>
      <span>{meta.kind.choices?.[document.kind] ?? document.kind}</span>
      <span>{expires && <Expiry value={expires} />}</span>
    </>
  );
}

function Editable({ document, meta, expires, onChange }: PartProps) {
  const name = document.original_name;
  return (
    <>
      <Select
        hideLabel
        label={`Kind of ${name}`}
        choices={meta.kind.choices ?? {}}
        value={document.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <ExpiryField key={expires} name={name} expires={expires} onChange={onChange} />
    </>
  );
}

interface ExpiryFieldProps extends Pick<DocumentRowProps, 'onChange'> {
  readonly name: string;
  readonly expires: IsoDate | null;
}

/** Saves when typing ends; what is no day goes back to the one before. */
function ExpiryField({ name, expires, onChange }: ExpiryFieldProps) {
  const [typed, setTyped] = useState<string>(expires ?? '');
  const commit = (day: string) => {
    if (day === '' || ISO.test(day)) onChange({ expires_on: day === '' ? null : day });
    else setTyped(expires ?? '');
  };
  return (
    <DateField
      hideLabel
      label={`${name} expires`}
      placeholder="No expiry"
      value={typed}
      onChange={setTyped}
      onCommit={commit}
    />
  );
}
