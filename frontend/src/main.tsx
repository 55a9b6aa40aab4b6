import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '@/lib/invariant';
import { GlobalStyle } from '@/theme/global';
import { Mark } from '@/ui/Mark';

const root = document.getElementById('root');
invariant(root, 'index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <GlobalStyle />
    <Mark size={32} />
  </StrictMode>,
);
