import type { Tone } from './look';

/** The shape of each meaning, so that colour is never alone: ring, half, tick, triangle, cross. */
const PATHS: Readonly<Record<Tone, string>> = {
  neutral: 'M4 .8a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 4 .8Zm0 1.4a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  info: 'M4 1a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  ok: 'M1.2 4.3 3.2 6.4 7 1.9 6 1 3.1 4.4 2.1 3.3Z',
  warn: 'M4 .8 7.6 7.2H.4Z',
  danger: 'M1.6.8 4 3.2 6.4.8l.8.8L4.8 4l2.4 2.4-.8.8L4 4.8 1.6 7.2l-.8-.8L3.2 4 .8 1.6Z',
};

export function Shape({ tone }: { readonly tone: Tone }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" fill="currentColor" aria-hidden>
      <path d={PATHS[tone]} />
    </svg>
  );
}
