/** Theme and row height: kept on the profile for every browser, and in this one for before the sign-in. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeMe } from '@/api/profile';
import { toApiError } from '@/api/errors';
import { meQuery, type Me } from '@/api/session';
import { profileVersions } from '@/form/ownVersions';
import {
  currentDensity,
  currentTheme,
  setDensity,
  setTheme,
  type Density,
  type ThemeMode,
} from '@/theme/mode';
import { toast } from '@/ui/toasts';

/** The profile's words for a row height. */
type KeptDensity = Me['density'];

const KEPT: Readonly<Record<Density, KeptDensity>> = {
  compact: 'compact',
  normal: 'standard',
  comfortable: 'comfortable',
};
const SHOWN: Readonly<Record<KeptDensity, Density>> = {
  compact: 'compact',
  standard: 'normal',
  comfortable: 'comfortable',
};

/** At sign-in what the profile says wins over what this browser had. */
export function takeLook({ theme, density }: Pick<Me, 'theme' | 'density'>): void {
  setTheme(theme);
  setDensity(SHOWN[density]);
}

type Change = Partial<Pick<Me, 'theme' | 'density'>>;

const versionIn = (current: unknown): number | undefined =>
  typeof current === 'object' && current !== null && 'version' in current
    ? Number(current.version)
    : undefined;

/** The last choice stands: a profile changed elsewhere meanwhile is no reason to ask. */
async function keep(version: number, change: Change): Promise<Me> {
  try {
    return await changeMe(version, change);
  } catch (thrown) {
    const now = versionIn(toApiError(thrown).current);
    if (now === undefined) throw thrown;
    return changeMe(now, change);
  }
}

async function store(client: QueryClient, change: Change): Promise<void> {
  const before = client.getQueryData(meQuery.queryKey)?.version ?? 0;
  const me = await keep(before, change);
  profileVersions.note(before, me.version);
  client.setQueryData(meQuery.queryKey, me);
}

export interface Look {
  readonly theme: ThemeMode;
  readonly density: Density;
  readonly choose: (this: void, choice: { readonly theme?: ThemeMode; readonly density?: Density }) => void;
}

/** Shown at once and kept on the profile a moment later; a refusal is told, the screen stays as chosen. */
export function useLook(): Look {
  const client = useQueryClient();
  const [look, setLook] = useState(() => ({ theme: currentTheme(), density: currentDensity() }));
  const { mutate } = useMutation({
    // One after the other: two quick choices must not carry the same version.
    scope: { id: 'look' },
    mutationFn: (change: Change) => store(client, change),
    onError: (error) => toast(`Not kept for other browsers: ${toApiError(error).message}`, { tone: 'warn' }),
  });
  return {
    ...look,
    choose: ({ theme, density }) => {
      if (theme) setTheme(theme);
      if (density) setDensity(density);
      setLook((old) => ({ theme: theme ?? old.theme, density: density ?? old.density }));
      mutate({ ...(theme ? { theme } : {}), ...(density ? { density: KEPT[density] } : {}) });
    },
  };
}
