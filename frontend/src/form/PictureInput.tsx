import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import styled, { css } from 'styled-components';
import { toApiError } from '@/api/errors';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { alertsOf } from './useSending';

const TYPES = 'image/png,image/jpeg,image/webp';
const MOST_BYTES = 5 * 1024 * 1024;

const shapes = {
  round: css`
    width: 72px;
    border-radius: 50%;
    object-fit: cover;
  `,
  wide: css`
    width: 144px;
    padding: 4px;
    border: 1px solid ${theme.color.border};
    border-radius: ${theme.radius.medium};
    /* Logos are made for white paper. */
    background: #ffffff;
    object-fit: contain;
  `,
};
const Row = styled.div`
  display: flex;
  align-items: center;
  gap: 16px;
`;
const Frame = styled.span<{ $shape: keyof typeof shapes }>`
  flex: none;
  display: grid;
  place-items: center;
  height: 72px;
  background: ${theme.color.neutralSoft};
  color: ${theme.color.text2};
  font: ${type.title};
  ${({ $shape }) => shapes[$shape]}
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
const Verbs = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`;

const refusal = (file: File): string | undefined => {
  if (!TYPES.split(',').includes(file.type)) return 'A PNG, JPEG or WebP picture, please.';
  return file.size > MOST_BYTES ? 'At most 5 MB.' : undefined;
};

/** An image that is on the screen no longer needs its address. */
const release = (url: string | undefined): void => {
  if (url) URL.revokeObjectURL(url);
};

export interface PictureInputProps {
  /** `picture`, `logo`. */
  readonly what: string;
  readonly image: string | null;
  readonly shape: keyof typeof shapes;
  /** Stands where there is no picture. */
  readonly placeholder: ReactNode;
  /** What becomes of it. */
  readonly note: string;
  readonly onSet: (this: void, file: File) => Promise<unknown>;
  readonly onDrop: (this: void) => Promise<unknown>;
}

/** A picture that is sent as soon as it is chosen, and shown while it is on its way. */
export function PictureInput(props: PictureInputProps) {
  const { what, image, onSet, onDrop } = props;
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (file: File | undefined) => (file ? onSet(file) : onDrop()),
    onError: () => setPreview(undefined),
  });
  const choose = (file: File | undefined) => {
    if (!file) return;
    reset();
    const words = refusal(file);
    setRefused(words);
    if (words) return;
    setPreview(URL.createObjectURL(file));
    mutate(file);
  };
  const drop = () => {
    reset();
    setPreview(undefined);
    setRefused(undefined);
    mutate(undefined);
  };
  const problems = refused ? [refused] : error ? alertsOf(toApiError(error)) : [];
  return (
    <Row>
      <Shown {...props} url={preview} />
      <Words>
        <Verbs>
          <Button icon="upload" busy={isPending} onClick={() => input.current?.click()}>
            {image ? `Change the ${what}` : `Choose a ${what}`}
          </Button>
          {image && (
            <Button look="quiet" onClick={drop} disabled={isPending}>
              Remove
            </Button>
          )}
        </Verbs>
        <p>PNG, JPEG or WebP, at most 5 MB. {props.note}</p>
        {problems.length > 0 && <Alert>{problems.join(' ')}</Alert>}
      </Words>
      <input
        ref={input}
        type="file"
        accept={TYPES}
        hidden
        aria-label={`File of the ${what}`}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </Row>
  );
}

function Shown({
  what,
  image,
  shape,
  placeholder,
  url,
}: PictureInputProps & { readonly url: string | undefined }) {
  const source = url ?? image;
  return source ? (
    <Frame as="img" $shape={shape} src={source} alt={`The ${what}`} onLoad={() => release(url)} />
  ) : (
    <Frame $shape={shape} aria-hidden>
      {placeholder}
    </Frame>
  );
}
