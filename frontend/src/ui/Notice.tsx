import type { ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { Chip } from './Chip';
import { truncate } from '@/theme/type';
import type { Tone } from './look';

const Bar = styled.div`
  display: flex;
  align-items: center;
  gap: 12px;
  min-height: 44px;
  padding: 4px 16px;
  border-bottom: 1px solid ${theme.color.border};
`;
const Text = styled.p`
  flex: 1;
  color: ${theme.color.text2};
  ${truncate}
`;

export interface NoticeProps {
  readonly tone?: Tone;
  /** One or two words in the chip: `Weight missing`, `Offline`. */
  readonly word: string;
  readonly children: ReactNode;
  readonly end?: ReactNode;
}

/** One sentence across the page that says what is so or what is next. */
export function Notice({ tone = 'warn', word, children, end }: NoticeProps) {
  return (
    <Bar role="status">
      <Chip tone={tone}>{word}</Chip>
      <Text>{children}</Text>
      {end}
    </Bar>
  );
}
