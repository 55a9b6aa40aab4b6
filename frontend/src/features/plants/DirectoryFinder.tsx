import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import styled from 'styled-components';
import type { FormPartProps } from '@/form/EntityForm';
import { useRested } from '@/form/useChoices';
import { theme } from '@/theme/tokens';
import { ComboBox } from '@/ui/ComboBox';
import { findEstablishments, HITS_SHOWN, placeOf, plantValues } from './directory';
import { SupplierOffer } from './SupplierOffer';

const Band = styled.section`
  display: grid;
  gap: 8px;
  padding: 12px 16px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.surface};
`;

const isBetween = (count: number): boolean => count > 1;

/** Fills in a plant from the USDA directory, found by a number as people type it or by the company. */
export function DirectoryFinder({ form }: FormPartProps) {
  const [text, setText] = useState<string>();
  const [company, setCompany] = useState('');
  const asked = useRested(text) ?? '';
  const {
    data: hits = [],
    isSuccess,
    isPlaceholderData,
  } = useQuery({
    queryKey: ['establishments', 'find', asked],
    queryFn: ({ signal }) => findEstablishments(asked, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const isSettled = text === '' || (asked === text && isSuccess && !isPlaceholderData);
  const fill = (id: number) => {
    const hit = hits.find((one) => one.id === id);
    if (!hit) return;
    for (const [key, value] of Object.entries(plantValues(hit))) {
      form.setValue(key, value, { shouldDirty: true, shouldValidate: true });
    }
    setCompany(hit.name);
  };
  return (
    <Band aria-label="USDA directory">
      <ComboBox
        label="Find in USDA directory"
        placeholder="Est. 245C, P-1234, or a company"
        value=""
        choices={text ? hits.map((hit) => ({ id: hit.id, name: hit.name, detail: placeOf(hit) })) : []}
        isSettled={isSettled}
        isAmbiguous={isBetween(hits.length)}
        note={text ? wordsFor(hits.length) : 'Type a number or a company'}
        onSearch={setText}
        onPick={({ id }) => fill(Number(id))}
      />
      {company && <SupplierOffer company={company} form={form} />}
    </Band>
  );
}

const wordsFor = (count: number): string | undefined => {
  if (count >= HITS_SHOWN) return 'Type more to see others';
  return isBetween(count) ? `${count} establishments: choose the one you mean` : undefined;
};
