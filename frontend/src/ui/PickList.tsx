import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { controlStyles } from './Field';
import { Icon } from './Icon';

export interface Pick {
  readonly id: string;
  readonly name: string;
}

export interface PickListProps {
  readonly label: string;
  readonly options: readonly Pick[];
  readonly picked: readonly string[];
  readonly onChange: (this: void, picked: readonly string[]) => void;
  /** With it a text is typed first, and somebody else finds the options. */
  readonly search?: { readonly text: string; readonly onChange: (this: void, text: string) => void };
  /** Stands below: `Type more to see others`. */
  readonly note?: string | undefined;
}

const Box = styled.div`
  display: grid;
  gap: 4px;
  width: 260px;
`;
const Text = styled(Input)`
  ${controlStyles}
`;
const List = styled(ListBox)`
  max-height: 280px;
  overflow: auto;
  outline: none;
`;
const Item = styled(ListBoxItem)`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.control};
  padding: 0 8px;
  border-radius: ${theme.radius.small};
  outline: none;
  cursor: pointer;
  svg {
    visibility: hidden;
    color: ${theme.color.accent};
  }
  &[data-selected] svg {
    visibility: visible;
  }
  &[data-focused] {
    background: ${theme.color.hover};
  }
  &[data-focus-visible] {
    box-shadow: inset 0 0 0 2px ${theme.color.accent};
  }
`;
const Name = styled.span`
  ${truncate}
`;
const Note = styled.p`
  padding: 4px 8px;
  color: ${theme.color.text3};
  font: ${type.dense};
`;

function Options({ label, options, picked, onChange }: PickListProps) {
  return (
    <List
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={picked}
      onSelectionChange={(keys) =>
        onChange(keys === 'all' ? options.map(({ id }) => id) : [...keys].map(String))
      }
      renderEmptyState={() => <Note>Nothing found</Note>}
    >
      {options.map(({ id, name }) => (
        <Item key={id} id={id} textValue={name}>
          <Icon name="check" />
          <Name>{name}</Name>
        </Item>
      ))}
    </List>
  );
}

/** Any number of options to tick, by arrows and Space; with `search` by typing first. */
export function PickList(props: PickListProps) {
  const { label, search, note } = props;
  const list = <Options {...props} />;
  return (
    <Box>
      {search ? (
        <Autocomplete inputValue={search.text} onInputChange={search.onChange}>
          <SearchField aria-label={`Search ${label}`} autoFocus>
            <Text placeholder="Search" />
          </SearchField>
          {list}
        </Autocomplete>
      ) : (
        list
      )}
      {note && <Note>{note}</Note>}
    </Box>
  );
}
