import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';

const Words = styled.span`
  color: ${theme.color.text3};
  font: ${type.dense};
  white-space: nowrap;
  @media ${theme.breakpoint.phone} {
    display: none;
  }
`;

/** When the draft was last kept in this tab. */
export const KeptAt = ({ at }: { readonly at: string }) => <Words>{at && `kept ${at}`}</Words>;
