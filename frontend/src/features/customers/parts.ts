import { duplicateWarning } from '@/form/DuplicateWarning';
import type { FormParts } from '@/form/EntityForm';

export const formParts: FormParts = { under: { name: duplicateWarning('/api/v1/customers/') } };
