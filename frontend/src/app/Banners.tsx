import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { companyQuery } from '@/api/session';
import { Notice } from '@/ui/Notice';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const isOnline = (): boolean => navigator.onLine;

/** What holds for every page: no network, or records that are invented. */
export function Banners() {
  const online = useSyncExternalStore(subscribe, isOnline);
  const company = useQuery(companyQuery).data;
  return (
    <>
      {!online && (
        <Notice word="Offline">What you see may be old. Saving works again when the network is back.</Notice>
      )}
      {company?.demo && (
        <Notice tone="info" word="Demo">
          Companies, people and figures are invented.
        </Notice>
      )}
    </>
  );
}
