import { Link } from 'react-router';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { ButtonBox } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { VisuallyHidden } from '@/ui/VisuallyHidden';

const Words = styled.span`
  display: contents;
  color: ${theme.color.text3};
  a {
    color: ${theme.color.text2};
    white-space: nowrap;
    &:hover {
      color: ${theme.color.text};
    }
  }
  @media ${theme.breakpoint.phone} {
    display: none;
  }
`;
const Slash = styled.span`
  color: ${theme.color.text3};
`;
const Back = styled(ButtonBox)`
  display: none;
  @media ${theme.breakpoint.phone} {
    display: inline-flex;
    aspect-ratio: 1;
    padding: 0;
  }
`;

/** The way up: words and a slash, on a phone an arrow. */
export function Crumb({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <>
      <Words data-print="hide">
        <Link to={to}>{children}</Link>
        <Slash aria-hidden>/</Slash>
      </Words>
      <Back as={Link} to={to} $look="quiet" $size="medium" data-print="hide">
        <Icon name="chevron-left" />
        <VisuallyHidden>{children}</VisuallyHidden>
      </Back>
    </>
  );
}
