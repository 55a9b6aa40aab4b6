import type { ButtonHTMLAttributes, Ref } from 'react';
import styled from 'styled-components';
import { ButtonBox } from './Button';
import { Icon, type IconName } from './Icon';
import { Tooltip } from './Tooltip';

const Square = styled(ButtonBox)`
  aspect-ratio: 1;
  padding: 0;
`;

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  /** Its name, read aloud and shown on hover and focus. */
  readonly label: string;
  readonly shortcut?: string;
  readonly size?: 'small' | 'medium';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, shortcut, size = 'medium', ...attributes }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <Square type="button" $look="quiet" $size={size} aria-label={label} {...attributes}>
        <Icon name={icon} />
      </Square>
    </Tooltip>
  );
}
