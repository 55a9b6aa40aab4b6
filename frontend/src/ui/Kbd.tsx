import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';

/** A key on the keyboard: `<Kbd>C</Kbd>`. */
export const Kbd = styled.kbd`
  display: inline-block;
  min-width: 16px;
  height: 16px;
  padding: 0 4px;
  border: 1px solid ${theme.color.border};
  border-radius: ${theme.radius.small};
  color: ${theme.color.text3};
  font: ${type.head};
  line-height: 14px;
  text-align: center;
  white-space: nowrap;
  @media (pointer: coarse) {
    display: none;
  }
`;
