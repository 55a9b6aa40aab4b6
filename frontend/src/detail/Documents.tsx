import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import styled from 'styled-components';
import { toApiError } from '@/api/errors';
import { meta } from '@/api/meta/documents';
import { MAX_FILE_BYTES, type DocumentParent } from '@/api/upload';
import { plural, showBytes } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { Icon } from '@/ui/Icon';
import { toast } from '@/ui/toasts';
import { documentsQuery, type Document } from './documents';
import { DocumentRow } from './DocumentRow';
import { DropZone } from './DropZone';
import { SectionHead } from './SectionHead';
import { useUploads, type Pending } from './useUploads';

const PreviewDialog = lazy(async () => ({ default: (await import('./PreviewDialog')).PreviewDialog }));

const Hint = styled.span`
  color: ${theme.color.text3};
  font: ${type.caption};
`;
const Waiting = styled.li`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.row};
  color: ${theme.color.text2};
  progress {
    width: 120px;
    accent-color: ${theme.color.accent};
  }
`;
const Refusal = styled.span`
  color: ${theme.color.danger};
`;
const Missing = styled.li`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.row};
  color: ${theme.color.text3};
`;

/** The writes of documents, from whoever keeps the cache true. */
export interface DocumentCalls {
  update(this: void, id: number, version: number, body: Readonly<Record<string, unknown>>): Promise<unknown>;
  deactivate(this: void, document: Document): Promise<{ readonly version: number }>;
  restore(this: void, document: { readonly id: number; readonly version: number }): Promise<unknown>;
}

export interface DocumentsProps {
  readonly parent: DocumentParent;
  readonly parentId: number;
  /** Name of the record, for the veil over the page. */
  readonly name: string;
  readonly canWrite: boolean;
  readonly calls: DocumentCalls;
  /** Kinds that this record should have: those missing are said. */
  readonly expected?: readonly string[];
}

const kindWords = (kind: string): string => meta.kind.choices?.[kind] ?? kind;

const failed = (thrown: unknown): void => void toast(toApiError(thrown).message, { tone: 'danger' });

/** The files of a record: dropped anywhere on its page, named and dated in place, shown and taken away. */
export function Documents({ parent, parentId, name, canWrite, calls, expected = [] }: DocumentsProps) {
  const { data: all = [] } = useQuery(documentsQuery(parent, parentId));
  const uploads = useUploads(parent, parentId);
  const picker = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [shown, setShown] = useState<Document>();
  const active = all.filter(({ status }) => status === 'active');
  const missing = expected.filter((kind) => !active.some((one) => one.kind === kind));

  const change = (document: Document, values: Readonly<Record<string, unknown>>) => {
    calls.update(document.id, document.version, values).catch(failed);
  };
  const deactivate = async (document: Document) => {
    const { version } = await calls.deactivate(document);
    const undo = () => void calls.restore({ id: document.id, version }).catch(failed);
    toast(`${document.original_name} deactivated`, { undo });
  };

  return (
    <section aria-label="Documents">
      <SectionHead title="Documents" count={countWords(active.length, missing.length, expected.length)}>
        {canWrite && (
          <>
            <Hint>Drop files anywhere on this page</Hint>
            <Button size="small" look="quiet" icon="plus" onClick={() => picker.current?.click()}>
              Files
            </Button>
          </>
        )}
      </SectionHead>
      {canWrite && (
        <>
          <DropZone
            words={`Attach to ${name}, up to ${showBytes(MAX_FILE_BYTES)} each`}
            onFiles={uploads.send}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label="Choose files"
            onChange={(event) => {
              uploads.send([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </>
      )}
      <ul>
        {uploads.pending.map((one) => (
          <PendingRow key={one.key} pending={one} onDismiss={() => uploads.dismiss(one.key)} />
        ))}
        {active.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            meta={meta}
            canWrite={canWrite}
            onPreview={() => setShown(document)}
            onChange={(values) => change(document, values)}
            onEdit={() => void navigate(`/documents/${document.id}/edit`)}
            onDeactivate={() => void deactivate(document).catch(failed)}
          />
        ))}
        {missing.map((kind) => (
          <Missing key={kind}>
            <Icon name="waiting" />
            {kindWords(kind)} missing
          </Missing>
        ))}
      </ul>
      <Inactive
        documents={all}
        onRestore={(one) => void calls.restore(one).catch(failed)}
        canWrite={canWrite}
      />
      {shown && (
        <Suspense>
          <PreviewDialog
            id={shown.id}
            name={shown.original_name}
            contentType={shown.content_type}
            onClose={() => setShown(undefined)}
          />
        </Suspense>
      )}
    </section>
  );
}

const countWords = (count: number, missing: number, expected: number): string | number | undefined => {
  if (expected > 0) return `${expected - missing} of ${expected}`;
  return count > 0 ? count : undefined;
};

function PendingRow({ pending, onDismiss }: { readonly pending: Pending; readonly onDismiss: () => void }) {
  const { name, share, error } = pending;
  return (
    <Waiting>
      {name}
      {error ? (
        <>
          <Refusal role="alert">{error}</Refusal>
          <IconButton size="small" icon="close" label={`Forget ${name}`} onClick={onDismiss} />
        </>
      ) : (
        <progress aria-label={`Uploading ${name}`} value={share} max={1} />
      )}
    </Waiting>
  );
}

interface InactiveProps {
  readonly documents: readonly Document[];
  readonly canWrite: boolean;
  readonly onRestore: (document: Document) => void;
}

/** Those taken away, out of the way until somebody wants one back. */
function Inactive({ documents, canWrite, onRestore }: InactiveProps) {
  const [isOpen, setIsOpen] = useState(false);
  const inactive = documents.filter(({ status }) => status === 'inactive');
  if (inactive.length === 0) return null;
  return (
    <>
      <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {plural(inactive.length, 'deactivated file')}
      </Button>
      {isOpen && (
        <ul>
          {inactive.map((document) => (
            <Missing key={document.id}>
              {document.original_name}
              {canWrite && (
                <Button size="small" look="quiet" icon="restore" onClick={() => onRestore(document)}>
                  Restore
                </Button>
              )}
            </Missing>
          ))}
        </ul>
      )}
    </>
  );
}
