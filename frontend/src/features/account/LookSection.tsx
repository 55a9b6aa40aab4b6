import styled from 'styled-components';
import type { Density, ThemeMode } from '@/theme/mode';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Section } from '@/ui/Section';
import { SegmentedControl } from '@/ui/SegmentedControl';
import { useLook } from './look';

export const THEME_WORDS: Readonly<Record<ThemeMode, string>> = {
  system: 'As the device',
  light: 'Light',
  dark: 'Dark',
};
export const DENSITY_WORDS: Readonly<Record<Density, string>> = {
  compact: 'Compact',
  normal: 'Standard',
  comfortable: 'Comfortable',
};

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 12px 32px;
  > div {
    display: grid;
    justify-items: start;
    gap: 4px;
  }
  span {
    color: ${theme.color.text2};
    font: ${type.head};
  }
`;

export function LookSection() {
  const { theme: mode, density, choose } = useLook();
  return (
    <Section
      title="Screen"
      note="Kept on your profile, so that every browser you sign in from looks the same."
    >
      <Row>
        <div>
          <span aria-hidden>Colours</span>
          <SegmentedControl
            label="Colours"
            value={mode}
            choices={THEME_WORDS}
            onChange={(next) => choose({ theme: next })}
          />
        </div>
        <div>
          <span aria-hidden>Rows</span>
          <SegmentedControl
            label="Rows"
            value={density}
            choices={DENSITY_WORDS}
            onChange={(next) => choose({ density: next })}
          />
        </div>
      </Row>
    </Section>
  );
}
