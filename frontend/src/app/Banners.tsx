import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import styled from 'styled-components';
import { companyQuery } from '@/api/session';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const Line = styled.p`
  flex: none;
  padding: 2px 16px;
  background: ${theme.color.accentSoft};
  color: ${theme.color.text2};
  font: ${type.dense};
  line-height: 20px;
  ${truncate}
  b {
    margin-right: 4px;
    color: ${theme.color.accent};
    font-weight: 600;
  }
`;

const isOnline = (): boolean => navigator.onLine;

/** What holds for every page: no network, or records that are invented. */
export function Banners() {
  const online = useSyncExternalStore(subscribe, isOnline);
  const company = useQuery(companyQuery).data;
  return (
    <>
      {!online && (
        <Line role="status">
          <b>Offline</b> What you see may be old. Saving works again when the network is back.
        </Line>
      )}
      {company?.demo && (
        <Line role="note">
          <b>Demo</b> Companies, people and figures are invented.
        </Line>
      )}
    </>
  );
}
