import { useId, type KeyboardEvent, type ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  /** A dot: changes that are not saved. */
  readonly changed?: boolean;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly onChange: (this: void, id: string) => void;
  /** The panel of the current tab; without it the tabs steer something elsewhere on the page. */
  readonly children?: ReactNode;
  /** Stands after the last tab: a button to add one. */
  readonly end?: ReactNode;
}

const Strip = styled.div`
  display: flex;
  align-items: stretch;
  gap: 20px;
  min-height: 36px;
  padding: 0 16px;
  border-bottom: 1px solid ${theme.color.border};
  overflow-x: auto;
  scrollbar-width: none;
`;
const TabButton = styled.button`
  display: flex;
  align-items: center;
  gap: 6px;
  padding: 0;
  border: solid transparent;
  border-width: 2px 0;
  background: none;
  color: ${theme.color.text2};
  white-space: nowrap;
  cursor: pointer;
  &:hover {
    color: ${theme.color.text};
  }
  &:focus-visible {
    outline-offset: -2px;
  }
  &[aria-selected='true'] {
    border-bottom-color: ${theme.color.accent};
    color: ${theme.color.text};
    font-weight: 500;
  }
`;
const Count = styled.span`
  color: ${theme.color.text3};
  font-size: 12px;
  font-weight: 400;
`;
const Dot = styled.span`
  width: 6px;
  height: 6px;
  border-radius: 50%;
  background: ${theme.color.accent};
`;

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_, last) => last,
};

export function Tabs({ label, tabs, current, onChange, children, end }: TabsProps) {
  const id = useId();
  const move = (event: KeyboardEvent, index: number) => {
    const next = tabs[STEPS[event.key]?.(index, tabs.length - 1) ?? -1];
    if (!next) return;
    event.preventDefault();
    document.getElementById(`${id}-${next.id}`)?.focus();
    onChange(next.id);
  };
  return (
    <>
      <Strip>
        <TabList role="tablist" aria-label={label}>
          {tabs.map((tab, index) => (
            <TabButton
              key={tab.id}
              id={`${id}-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={tab.id === current}
              aria-controls={children ? `${id}-panel` : undefined}
              tabIndex={tab.id === current ? 0 : -1}
              onClick={() => onChange(tab.id)}
              onKeyDown={(event) => move(event, index)}
            >
              {tab.label}
              {tab.count !== undefined && <Count>{tab.count.toLocaleString('en-US')}</Count>}
              {tab.changed && <Dot role="img" aria-label="unsaved changes" />}
            </TabButton>
          ))}
        </TabList>
        {end}
      </Strip>
      {children && (
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${current}`}>
          {children}
        </div>
      )}
    </>
  );
}

const TabList = styled.div`
  display: flex;
  gap: 20px;
`;
