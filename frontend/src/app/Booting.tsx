import styled from 'styled-components';
import { Spinner } from '@/ui/Spinner';

const Middle = styled.div`
  display: grid;
  place-content: center;
  height: 100%;
`;

/** Until it is known who works here; not seen when that takes less than 150 ms. */
export function Booting() {
  return (
    <Middle>
      <Spinner label="Loading" />
    </Middle>
  );
}
