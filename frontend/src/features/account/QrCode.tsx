import { useQuery } from '@tanstack/react-query';
import styled from 'styled-components';

/** Dark on light in every theme: some readers know no other. */
const Box = styled.svg`
  width: 176px;
  height: 176px;
  border-radius: 6px;
  background: #ffffff;
  path {
    fill: #000000;
  }
  @media (forced-colors: active) {
    forced-color-adjust: none;
  }
`;

/** For the camera; whoever has none types the secret. The library comes when it is first needed. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data } = useQuery({
    queryKey: ['qr', text],
    queryFn: async () => (await import('./qr')).qrPath(text),
    staleTime: Infinity,
    // It is a secret: nothing of it stays once the page has left it.
    gcTime: 0,
  });
  return (
    <Box role="img" aria-label={label} viewBox={`0 0 ${data?.size ?? 1} ${data?.size ?? 1}`}>
      {data && <path d={data.d} shapeRendering="crispEdges" />}
    </Box>
  );
}
