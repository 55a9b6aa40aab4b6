import { useEffect, useState, type Ref } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Icon } from '@/ui/Icon';
import { Kbd } from '@/ui/Kbd';

const TYPING_MS = 200;

const Box = styled.label`
  flex: none;
  position: relative;
  display: flex;
  align-items: center;
  gap: 8px;
  width: 208px;
  min-height: ${theme.control};
  padding: 0 6px 0 8px;
  border: 1px solid ${theme.color.border};
  border-radius: ${theme.radius.medium};
  color: ${theme.color.text3};
  &:focus-within {
    border-color: ${theme.color.accent};
    outline: 1px solid ${theme.color.accent};
  }
  &:focus-within kbd {
    visibility: hidden;
  }
  input {
    all: unset;
    flex: 1;
    min-width: 0;
    color: ${theme.color.text};
  }
  input::-webkit-search-cancel-button {
    filter: grayscale(1);
  }
  @media ${theme.breakpoint.phone} {
    flex: 1;
    width: auto;
    font-size: 16px;
  }
`;

export interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  /** Called when typing pauses. */
  readonly onChange: (this: void, text: string) => void;
  /** Enter or arrow down: on to what was found. */
  readonly onLeave: (this: void) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Keeps its letters while the address follows behind; takes over what Back brings. */
export function SearchBox({ label, value, onChange, onLeave, ref }: SearchBoxProps) {
  const [held, setHeld] = useState({ value, text: value });
  if (held.value !== value) setHeld({ value, text: held.text.trim() === value ? held.text : value });
  const { text } = held;
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Box>
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder="Search"
        value={text}
        onChange={(event) => setHeld({ value, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      {text === '' && <Kbd aria-hidden>/</Kbd>}
    </Box>
  );
}
