import { useId, type ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

const Box = styled.section`
  display: grid;
  gap: 12px;
  max-width: 960px;
  min-width: 0;
  & + & {
    margin-top: 24px;
    padding-top: 24px;
    border-top: 1px solid ${theme.color.border};
  }
`;
const Head = styled.div`
  display: flex;
  align-items: flex-start;
  justify-content: space-between;
  gap: 16px;
  p {
    margin-top: 2px;
    max-width: 640px;
    color: ${theme.color.text2};
  }
  p a {
    color: ${theme.color.accent};
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  @media ${theme.breakpoint.phone} {
    flex-wrap: wrap;
  }
`;

export interface SectionProps {
  readonly title: string;
  /** One or two sentences below it. */
  readonly note?: ReactNode;
  /** Buttons at the end of the heading's line. */
  readonly end?: ReactNode;
  readonly children?: ReactNode;
}

/** One matter on a page of settings, set off from the next by a hairline. */
export function Section({ title, note, end, children }: SectionProps) {
  const id = useId();
  return (
    <Box aria-labelledby={id}>
      <Head>
        <div>
          <h2 id={id}>{title}</h2>
          {note && <p>{note}</p>}
        </div>
        {end}
      </Head>
      {children}
    </Box>
  );
}
