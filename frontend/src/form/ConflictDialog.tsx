import { useState } from 'react';
import styled from 'styled-components';
import type { FieldMeta } from '@/api/meta';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import type { Clash, Side } from './merge';
import { wordsOf } from './words';

const Intro = styled.p`
  margin-bottom: 12px;
  color: ${theme.color.text2};
`;
const Question = styled.fieldset`
  padding: 8px 0;
  border-top: 1px solid ${theme.color.border};
  legend {
    float: left;
    width: 100%;
    padding: 0;
    font-weight: 500;
  }
`;
const Answer = styled.label`
  display: grid;
  grid-template-columns: 16px 56px minmax(0, 1fr);
  gap: 8px;
  align-items: baseline;
  min-height: 28px;
  padding: 4px 8px;
  border-radius: ${theme.radius.small};
  cursor: pointer;
  &:hover {
    background: ${theme.color.hover};
  }
  &:has(:checked) {
    background: ${theme.color.accentSoft};
  }
  input {
    margin: 0;
    accent-color: ${theme.color.accent};
  }
  > span {
    color: ${theme.color.text3};
  }
  > b {
    font-weight: 400;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
`;

export interface ConflictDialogProps {
  /** Who saved meanwhile; '' when it is not known. */
  readonly who: string;
  readonly clashes: readonly Clash[];
  /** Words and meta of a field, by the path of the clash. */
  readonly describe: (this: void, path: string) => { readonly label: string; readonly meta?: FieldMeta };
  readonly onDone: (this: void, picks: ReadonlyMap<string, Side>) => void;
  readonly onBack: (this: void) => void;
}

const SIDES: readonly (readonly [Side, string])[] = [
  ['mine', 'Yours'],
  ['theirs', 'Theirs'],
];

/** Which of two changes of the same field stands. Everything else was merged without a question. */
export function ConflictDialog({ who, clashes, describe, onDone, onBack }: ConflictDialogProps) {
  const [picks, setPicks] = useState<ReadonlyMap<string, Side>>(new Map());
  const footer = (
    <>
      <Button onClick={onBack}>Keep editing</Button>
      <Button look="primary" disabled={picks.size < clashes.length} onClick={() => onDone(picks)}>
        Save the result
      </Button>
    </>
  );
  return (
    <Dialog
      alert
      title={`${who || 'Somebody'} changed this while you did`}
      width={560}
      footer={footer}
      onClose={onBack}
    >
      <Intro>Both changed the fields below. Choose what stands; your other changes are kept.</Intro>
      {clashes.map((clash) => {
        const { label, meta = {} } = describe(clash.path);
        return (
          <Question key={clash.path}>
            <legend>{label}</legend>
            {SIDES.map(([side, words]) => (
              <Answer key={side}>
                <input
                  type="radio"
                  name={clash.path}
                  checked={picks.get(clash.path) === side}
                  onChange={() => setPicks(new Map(picks).set(clash.path, side))}
                />
                <span>{words}</span>
                <b>{wordsOf(clash[side], meta)}</b>
              </Answer>
            ))}
          </Question>
        );
      })}
    </Dialog>
  );
}
