import { useWatch } from 'react-hook-form';
import styled from 'styled-components';
import type { FormPartProps } from '@/form/EntityForm';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { nextNumber } from './numbers';

const Example = styled.p`
  margin-top: 4px;
  color: ${theme.color.text3};
  font: ${type.caption};
  b {
    color: ${theme.color.text};
    font-weight: 500;
  }
`;

/** What the three fields make together, as it is typed. */
export function NextNumber({ form }: FormPartProps) {
  const {
    po_number_prefix: prefix,
    po_number_next: next,
    po_number_width: width,
  } = useWatch({
    control: form.control,
  });
  const number = nextNumber(prefix, next, width);
  return number ? (
    <Example role="status">
      The next order gets <b>{number}</b>
    </Example>
  ) : null;
}
