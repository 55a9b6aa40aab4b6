import styled from 'styled-components';
import { initials } from '@/lib/format';
import { theme } from '@/theme/tokens';

const Round = styled.span`
  flex: none;
  width: 20px;
  height: 20px;
  border-radius: 50%;
  background: ${theme.color.neutralSoft};
  color: ${theme.color.text2};
  font-size: 9px;
  line-height: 20px;
  font-weight: 600;
  text-align: center;
  object-fit: cover;
`;

/** A person; their name stands beside it, so the circle itself is decoration. */
export function Avatar({ name, image }: { readonly name: string; readonly image?: string | null }) {
  return image ? <Round as="img" src={image} alt="" /> : <Round aria-hidden>{initials(name)}</Round>;
}
