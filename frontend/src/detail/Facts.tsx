import type { ReactNode } from 'react';
import styled from 'styled-components';
import type { Meta } from '@/api/meta';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { factValue, type AnyRecord, type Fact } from './factValue';

export interface FactGroup {
  readonly label: string;
  readonly fields: readonly Fact[];
}

const Groups = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
  row-gap: 16px;
  padding: 12px 0 16px;
`;
const Group = styled.section`
  min-width: 0;
  padding: 0 16px;
  border-left: 1px solid ${theme.color.border};
  margin-left: -1px;
  h2 {
    margin-bottom: 4px;
  }
  @media ${theme.breakpoint.phone} {
    border-left: 0;
  }
`;
/** One long text has the width of the page, and no label under its heading. */
const Wide = styled.section`
  grid-column: 1 / -1;
  padding: 0 16px;
  max-width: 75ch;
  h2 {
    margin-bottom: 4px;
  }
`;
const Pairs = styled.dl`
  display: grid;
  gap: 4px 16px;
  @media ${theme.breakpoint.phone} {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
`;

/** A label above its value; the value's line is there when it is blank, so that columns stay aligned. */
export const FactPair = styled.div`
  min-width: 0;
  dt {
    color: ${theme.color.text3};
    font: ${type.caption};
  }
  dd {
    min-height: 20px;
    overflow-wrap: anywhere;
  }
`;

export function FactItem({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <FactPair>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </FactPair>
  );
}

export interface FactsProps {
  readonly groups: readonly FactGroup[];
  readonly record: AnyRecord;
  readonly meta: Meta<Record<string, unknown>>;
}

const isLongText = ({ fields }: FactGroup): boolean => fields.length === 1 && fields[0]?.kind === 'longText';

/** All that is known of a record, in the groups of its form. */
export function Facts({ groups, record, meta }: FactsProps) {
  const value = (fact: Fact) => factValue(fact, record, meta[fact.key]);
  const long = groups.filter(isLongText);
  return (
    <Groups>
      {groups
        .filter((group) => !isLongText(group))
        .map(({ label, fields }) => (
          <Group key={label} aria-label={label}>
            <h2>{label}</h2>
            <Pairs>
              {fields.map((fact) => (
                <FactItem key={fact.key} label={fact.label}>
                  {value(fact)}
                </FactItem>
              ))}
            </Pairs>
          </Group>
        ))}
      {long.map(({ label, fields: [fact] }) => {
        const shown = fact && value(fact);
        return shown ? (
          <Wide key={label} aria-label={label}>
            <h2>{label}</h2>
            {shown}
          </Wide>
        ) : null;
      })}
    </Groups>
  );
}
