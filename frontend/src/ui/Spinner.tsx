import styled, { keyframes } from 'styled-components';

const turn = keyframes`
  to { rotate: 1turn; }
`;
const appear = keyframes`
  from { opacity: 0; }
`;

const Ring = styled.span`
  display: inline-block;
  flex: none;
  width: 14px;
  height: 14px;
  border: 2px solid currentColor;
  border-right-color: transparent;
  border-radius: 50%;
  animation:
    ${turn} 800ms linear infinite,
    ${appear} 120ms 150ms both;
  @media (prefers-reduced-motion: reduce) {
    animation: ${appear} 0s 150ms both;
  }
`;

/** Seen only after 150 ms. With a label it is announced, without one it is decoration. */
export function Spinner({ label }: { readonly label?: string }) {
  return label ? <Ring role="status" aria-label={label} /> : <Ring aria-hidden />;
}
