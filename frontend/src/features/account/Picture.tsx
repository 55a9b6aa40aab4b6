import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import styled from 'styled-components';
import { dropPicture, setPicture } from '@/api/account';
import { toApiError } from '@/api/errors';
import { meQuery, useSession } from '@/api/session';
import { alertsOf } from '@/form/useSending';
import { initials } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { noteVersion } from './ownVersions';
import { Verbs } from './parts';

const TYPES = 'image/png,image/jpeg,image/webp';
const MOST_BYTES = 5 * 1024 * 1024;

const Row = styled.div`
  display: flex;
  align-items: center;
  gap: 16px;
`;
const Round = styled.span`
  flex: none;
  display: grid;
  place-items: center;
  width: 72px;
  height: 72px;
  border-radius: 50%;
  background: ${theme.color.neutralSoft};
  color: ${theme.color.text2};
  font: ${type.title};
  object-fit: cover;
`;
const Words = styled.div`
  display: grid;
  gap: 6px;
  min-width: 0;
  p {
    color: ${theme.color.text3};
    font: ${type.dense};
  }
`;

const refusal = (file: File): string | undefined => {
  if (!TYPES.split(',').includes(file.type)) return 'A PNG, JPEG or WebP picture, please.';
  return file.size > MOST_BYTES ? 'At most 5 MB.' : undefined;
};

/** An image that is on the screen no longer needs its address. */
const release = (url: string | undefined): void => {
  if (url) URL.revokeObjectURL(url);
};

/** One's picture: shown at once, kept by the server as a square. */
export function Picture() {
  const { me } = useSession();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  // The chosen file is shown while it is on its way, and stays until the page is left.
  const [preview, setPreview] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (picture: File | undefined) =>
      picture ? setPicture(me.version, picture) : dropPicture(me.version),
    onSuccess: (profile) => {
      noteVersion(me.version, profile.version);
      client.setQueryData(meQuery.queryKey, (old) => (old ? { ...old, ...profile } : old));
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
    onError: () => setPreview(undefined),
  });
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    reset();
    const words = refusal(chosen);
    setRefused(words);
    if (words) return;
    setPreview(URL.createObjectURL(chosen));
    mutate(chosen);
  };
  const drop = () => {
    setPreview(undefined);
    setRefused(undefined);
    mutate(undefined);
  };
  const image = preview ?? me.profile_image;
  const problems = refused ? [refused] : error ? alertsOf(toApiError(error)) : [];
  return (
    <Row>
      {image ? (
        <Round as="img" src={image} alt="Your picture" onLoad={() => release(preview)} />
      ) : (
        <Round aria-hidden>{initials(me.name)}</Round>
      )}
      <Words>
        <Verbs>
          <Button icon="upload" busy={isPending} onClick={() => input.current?.click()}>
            {me.profile_image ? 'Change the picture' : 'Choose a picture'}
          </Button>
          {me.profile_image && (
            <Button look="quiet" onClick={drop} disabled={isPending}>
              Remove
            </Button>
          )}
        </Verbs>
        <p>PNG, JPEG or WebP, at most 5 MB; the middle square is kept.</p>
        {problems.length > 0 && <Alert>{problems.join(' ')}</Alert>}
      </Words>
      <input
        ref={input}
        type="file"
        accept={TYPES}
        hidden
        aria-label="Picture"
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </Row>
  );
}
