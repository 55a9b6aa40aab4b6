/** Small pieces of layout that the sections of the profile share. */
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

export const Verbs = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`;

/** Labels before their values, in lines. */
export const Facts = styled.dl`
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  gap: 4px 24px;
  dt {
    color: ${theme.color.text3};
  }
`;
