import type { ReactNode, SyntheticEvent } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Alert } from '@/ui/Alert';
import { ButtonBox } from '@/ui/Button';
import { Mark } from '@/ui/Mark';
import { usePageTitle } from '@/ui/PageHeader';

const Page = styled.main`
  min-height: 100%;
  display: grid;
  place-items: center;
  padding: 24px 16px 96px;
`;
const Column = styled.div`
  width: min(320px, 100%);
  display: grid;
  gap: 24px;
  h1 {
    font: ${type.title};
  }
`;
export const DoorForm = styled.form`
  display: grid;
  gap: 16px;
  > ${ButtonBox} {
    width: 100%;
    margin-top: 4px;
  }
`;
export const DoorNote = styled.p`
  color: ${theme.color.text3};
  font: ${type.dense};
  a {
    color: ${theme.color.accent};
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`;

interface DoorProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A quiet page before the program: one column, one form. */
export function Door({ title, children }: DoorProps) {
  usePageTitle(title);
  return (
    <Page>
      <Column>
        <Mark size={32} />
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </Column>
    </Page>
  );
}

/** The refusals that belong to no field, read aloud. */
export function DoorAlerts({ alerts }: { readonly alerts: readonly string[] }) {
  return alerts.length > 0 ? <Alert>{alerts.join(' ')}</Alert> : null;
}

/** Submitting never leaves the page. */
export const submitted =
  (send: () => void) =>
  (event: SyntheticEvent): void => {
    event.preventDefault();
    send();
  };
