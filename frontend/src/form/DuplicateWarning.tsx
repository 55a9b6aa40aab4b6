import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import styled from 'styled-components';
import { get } from '@/api/client';
import { nameOf } from '@/api/paths';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon } from '@/ui/Icon';
import type { FormPartProps } from './EntityForm';
import { useRested } from './useChoices';

type Checked = '/api/v1/suppliers/' | '/api/v1/customers/';

const Warning = styled.p`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px;
  margin-top: 4px;
  color: ${theme.color.warn};
  font: ${type.dense};
  a {
    color: inherit;
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
`;

const SHORTEST = 3;
const MOST = 3;

const placeOf = (parts: readonly string[]): string => parts.filter(Boolean).join(', ');

/** Says while a new name is typed which records it may already stand for; it warns and hinders nothing. */
export const duplicateWarning = (path: Checked) =>
  function DuplicateWarning({ form, isNew }: FormPartProps) {
    const typed: unknown = useWatch({ control: form.control, name: 'name' });
    const name = useRested(typeof typed === 'string' ? typed.trim() : '');
    const { data } = useQuery({
      queryKey: [nameOf(path), 'duplicates', name],
      queryFn: ({ signal }) => get(`${path}duplicates/`, { query: { name }, signal }),
      enabled: isNew && name.length >= SHORTEST,
    });
    const found = isNew ? (data?.results.slice(0, MOST) ?? []) : [];
    if (found.length === 0) return null;
    return (
      <Warning role="status">
        <Icon name="warn" size={12} />
        Like
        {found.map(({ id, name: other, city, state, status }) => (
          <span key={id}>
            <Link to={`/${nameOf(path)}/${id}`} target="_blank">
              {other}
            </Link>{' '}
            {placeOf([city, state, status === 'inactive' ? 'inactive' : ''])}
          </span>
        ))}
      </Warning>
    );
  };
