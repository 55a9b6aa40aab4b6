import type { ButtonHTMLAttributes, Ref } from 'react';
import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon, type IconName } from './Icon';
import { Kbd } from './Kbd';
import { Spinner } from './Spinner';

/** `primary` is the one filled button of a screen; `quiet` has no border until hovered. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: IconName;
  /** The key that does the same, shown at the end. */
  readonly shortcut?: string;
  /** Still at work: keeps its width and focus, takes no second click. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

const looks = {
  plain: css`
    border-color: ${theme.color.border};
    background: ${theme.color.canvas};
    color: ${theme.color.text};
    > svg {
      color: ${theme.color.text2};
    }
    &:hover:not(:disabled) {
      background: ${theme.color.hover};
    }
  `,
  quiet: css`
    background: none;
    color: ${theme.color.text2};
    &:hover:not(:disabled) {
      background: ${theme.color.hover};
      color: ${theme.color.text};
    }
  `,
  primary: css`
    background: ${theme.color.accent};
    color: ${theme.color.onAccent};
    ${Kbd} {
      border-color: color-mix(in srgb, ${theme.color.onAccent} 40%, transparent);
      color: inherit;
    }
    &:hover:not(:disabled) {
      background: color-mix(in srgb, ${theme.color.accent} 88%, ${theme.color.text});
    }
  `,
  danger: css`
    background: ${theme.color.danger};
    color: ${theme.color.onDanger};
    &:hover:not(:disabled) {
      background: color-mix(in srgb, ${theme.color.danger} 88%, ${theme.color.text});
    }
  `,
};

const sizes = {
  small: css`
    min-height: 24px;
    padding: 0 8px;
    font: ${type.dense};
    font-weight: 500;
  `,
  medium: css`
    min-height: ${theme.control};
    padding: 0 10px;
  `,
  large: css`
    min-height: 36px;
    padding: 0 16px;
  `,
};

export const ButtonBox = styled.button<{ $look: ButtonLook; $size: 'small' | 'medium' | 'large' }>`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 6px;
  border: 1px solid transparent;
  border-radius: ${theme.radius.medium};
  font: ${type.strong};
  white-space: nowrap;
  cursor: pointer;
  transition: background ${theme.motion};
  ${({ $size }) => sizes[$size]}
  ${({ $look }) => looks[$look]}
  &:disabled {
    opacity: 0.5;
    cursor: default;
  }
  @media (forced-colors: active) {
    border-color: ButtonText;
  }
`;

export function Button({
  look = 'plain',
  size = 'medium',
  icon,
  shortcut,
  busy = false,
  ...rest
}: ButtonProps) {
  const { children, onClick, ...attributes } = rest;
  return (
    <ButtonBox
      type="button"
      $look={look}
      $size={size}
      aria-busy={busy || undefined}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
      {...attributes}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
      {shortcut && <Kbd aria-hidden>{shortcut}</Kbd>}
    </ButtonBox>
  );
}
