import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import styled from 'styled-components';
import { get } from '@/api/client';
import type { FormPartProps } from '@/form/EntityForm';
import { useCreation } from '@/form/useCreation';
import type { Chosen } from '@/form/values';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';

const Row = styled.p`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  color: ${theme.color.text2};
`;

const NOTHING = {};
const MOST = 3;

/** Who sells what is made here is most likely the company of the directory: one of ours, or a new one. */
export function SupplierOffer({ company, form }: Pick<FormPartProps, 'form'> & { readonly company: string }) {
  const [isDone, setIsDone] = useState(false);
  const supplier = useWatch({ control: form.control, name: 'supplier' });
  const choose = (chosen: Chosen) => {
    form.setValue('supplier', chosen, { shouldDirty: true });
    setIsDone(true);
  };
  const { create, dialog } = useCreation({ entity: 'suppliers', initial: NOTHING, onMade: choose });
  const { data } = useQuery({
    queryKey: ['suppliers', 'duplicates', company],
    queryFn: ({ signal }) => get('/api/v1/suppliers/duplicates/', { query: { name: company }, signal }),
  });
  if (isDone || supplier) return dialog;
  return (
    <>
      <Row>
        Supplier:
        {data?.results.slice(0, MOST).map(({ id, name, city, state }) => (
          <Button key={id} size="small" onClick={() => choose({ id, name })}>
            {[name, city, state].filter(Boolean).join(', ')}
          </Button>
        ))}
        {create && (
          <Button size="small" icon="plus" onClick={() => create.run(company)}>
            Create “{company}”
          </Button>
        )}
      </Row>
      {dialog}
    </>
  );
}
