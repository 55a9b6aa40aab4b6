import type { ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { codeFeatures, truncate } from '@/theme/type';
import { Icon } from '@/ui/Icon';
import { copyText } from './copy';

const Row = styled.span`
  display: flex;
  align-items: center;
  gap: 2px;
  min-width: 0;
  > :first-child {
    ${truncate}
  }
  a:hover {
    color: ${theme.color.accent};
  }
  button {
    flex: none;
    display: grid;
    place-items: center;
    width: 24px;
    height: 20px;
    padding: 0;
    border: 0;
    border-radius: ${theme.radius.small};
    background: none;
    color: ${theme.color.text3};
    cursor: pointer;
    opacity: 0;
  }
  &:hover button,
  button:focus-visible {
    opacity: 1;
  }
  @media (pointer: coarse) {
    a {
      min-height: 44px;
      align-content: center;
    }
    button {
      width: 44px;
      height: 44px;
      opacity: 1;
    }
  }
  @media print {
    button {
      display: none;
    }
  }
`;
const Code = styled.span`
  font-feature-settings: ${codeFeatures};
`;

interface CopyableProps {
  readonly text: string;
  readonly what: string;
  readonly children: ReactNode;
}

/** A value with a button that copies it, seen on hover and on focus. */
function Copyable({ text, what, children }: CopyableProps) {
  return (
    <Row>
      {children}
      <button type="button" aria-label={`Copy ${what}`} onClick={() => void copyText(text)}>
        <Icon name="copy" size={12} />
      </button>
    </Row>
  );
}

/** Digits and what a phone dials; an extension is a pause and then its digits. */
function dialled(phone: string): string {
  const [number = '', extension] = phone.split(/\s*(?:x|ext\.?)\s*/i);
  const digits = number.replace(/[^\d+]/g, '');
  return extension ? `${digits},${extension.replace(/\D/g, '')}` : digits;
}

interface ReachProps {
  readonly value: string;
  /** What it is, for who listens: `phone`. */
  readonly what?: string;
}

export const Phone = ({ value, what = 'phone' }: ReachProps) => (
  <Copyable text={value} what={what}>
    <a href={`tel:${dialled(value)}`}>{value}</a>
  </Copyable>
);

export const Email = ({ value, what = 'e-mail' }: ReachProps) => (
  <Copyable text={value} what={what}>
    <a href={`mailto:${value}`}>{value}</a>
  </Copyable>
);

export const CopiedCode = ({ value, what = 'number' }: ReachProps) => (
  <Copyable text={value} what={what}>
    <Code>{value}</Code>
  </Copyable>
);

const isSafe = (address: string): boolean => /^https?:\/\//i.test(address);

export const Website = ({ value }: ReachProps) =>
  isSafe(value) ? (
    <Row>
      <a href={value} target="_blank" rel="noreferrer noopener">
        {value.replace(/^https?:\/\/(www\.)?|\/$/gi, '')}
      </a>
    </Row>
  ) : (
    <>{value}</>
  );
