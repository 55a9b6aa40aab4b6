/** What stands in place of rows: none yet, none that match, none for this role, or a failure. */
import { Link } from 'react-router';
import styled from 'styled-components';
import type { ApiError } from '@/api/errors';
import { inSentence } from '@/lib/format';
import { Alert } from '@/ui/Alert';
import { Button, ButtonBox } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { routes, type AnyEntity } from './defineEntity';
import type { ListControl } from './useListState';

const Padding = styled.div`
  display: grid;
  justify-items: start;
  gap: 12px;
  padding: 16px;
`;
const Reference = styled.p`
  font-size: 12px;
`;

export const newLabel = (entity: AnyEntity): string => `New ${inSentence(entity.label.one)}`;

export interface NoRowsProps {
  readonly entity: AnyEntity;
  readonly control: ListControl;
  readonly mayCreate: boolean;
}

export function NoRows({ entity, control, mayCreate }: NoRowsProps) {
  const many = inSentence(entity.label.many);
  if (control.isNarrowed) {
    const clear = <Button onClick={control.reset}>Clear search and filters</Button>;
    return <EmptyState title={`No ${many} match`} actions={clear} />;
  }
  if (control.view !== entity.views[0]) return <EmptyState title={`Nothing in ${control.view.label}`} />;
  const create = (
    <ButtonBox as={Link} to={routes.create(entity.path)} $look="plain" $size="medium">
      <Icon name="plus" />
      {newLabel(entity)}
    </ButtonBox>
  );
  return <EmptyState title={`No ${many} yet`} {...(mayCreate ? { actions: create } : {})} />;
}

export function Forbidden({ entity }: { readonly entity: AnyEntity }) {
  return (
    <EmptyState title={`You may not see ${inSentence(entity.label.many)}`}>
      Your role does not include them. An administrator can change that.
    </EmptyState>
  );
}

export interface FailedProps {
  readonly entity: AnyEntity;
  readonly error: ApiError;
  readonly onRetry: (this: void) => void;
  readonly onReset: (this: void) => void;
}

/** A filter in an old or mistyped address is taken off; anything else is tried again. */
export function Failed({ entity, error, onRetry, onReset }: FailedProps) {
  if (error.kind === 'forbidden') return <Forbidden entity={entity} />;
  if (error.kind === 'auth') return <EmptyState title="Sign in again to go on" />;
  const isAddress = error.kind === 'validation';
  const messages = [...error.form, ...[...error.fields].map(([field, text]) => `${field}: ${text}`)];
  return (
    <Padding>
      <Alert>
        {isAddress ? 'This list cannot be filtered like that. ' : ''}
        {messages.join(' ')}
      </Alert>
      {isAddress ? (
        <Button onClick={onReset}>Clear search and filters</Button>
      ) : (
        <Button onClick={onRetry}>Try again</Button>
      )}
      {error.requestId && <Reference>Reference for support: {error.requestId}</Reference>}
    </Padding>
  );
}
