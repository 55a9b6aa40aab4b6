import { ListBoxItem } from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Icon, type IconName } from './Icon';

export interface ComboChoice {
  readonly id: number | string;
  readonly name: string;
  /** What tells it from its namesakes: city, EST number, status. */
  readonly detail?: string | undefined;
  readonly icon?: IconName;
}

export const NONE = 'None found';

export const optionKey = (choice: ComboChoice | undefined): string | undefined =>
  choice === undefined ? undefined : String(choice.id);

const Item = styled(ListBoxItem)`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.control};
  padding: 4px 8px;
  border-radius: ${theme.radius.small};
  cursor: pointer;
  outline: none;
  &[data-focused] {
    background: ${theme.color.accentSoft};
  }
  > span {
    ${truncate}
  }
`;
const Detail = styled.span`
  margin-left: auto;
  color: ${theme.color.text3};
  font: ${type.dense};
`;

interface ComboOptionProps {
  readonly choice: ComboChoice;
  readonly onAction: (this: void) => void;
}

export function ComboOption({ choice, onAction }: ComboOptionProps) {
  return (
    <Item id={String(choice.id)} textValue={choice.name} onAction={onAction}>
      {choice.icon && <Icon name={choice.icon} size={12} />}
      <span>{choice.name}</span>
      {choice.detail && <Detail>{choice.detail}</Detail>}
    </Item>
  );
}
