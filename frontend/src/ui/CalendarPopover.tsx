import { parseDate } from '@internationalized/date';
import type { RefObject } from 'react';
import { Calendar, CalendarCell, CalendarGrid, Dialog, Heading, Popover } from 'react-aria-components';
import { Button } from 'react-aria-components';
import styled from 'styled-components';
import type { IsoDate } from '@/lib/brands';
import { today } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon } from './Icon';

const Sheet = styled(Popover)`
  padding: 8px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.popover};
`;
const Head = styled.header`
  display: flex;
  align-items: center;
  justify-content: space-between;
  padding: 0 4px 4px;
  h2 {
    font: ${type.strong};
  }
  button {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border: 0;
    border-radius: ${theme.radius.small};
    background: none;
    color: ${theme.color.text2};
    cursor: pointer;
    &[data-hovered] {
      background: ${theme.color.hover};
    }
  }
`;
const Grid = styled(CalendarGrid)`
  border-spacing: 0;
  th {
    color: ${theme.color.text3};
    font: ${type.head};
    height: 24px;
  }
  td {
    padding: 0;
  }
`;
const Cell = styled(CalendarCell)`
  display: grid;
  place-items: center;
  width: 32px;
  height: 32px;
  border-radius: ${theme.radius.small};
  cursor: pointer;
  outline: none;
  &[data-outside-month] {
    color: ${theme.color.text3};
  }
  &[data-today] {
    font-weight: 600;
    color: ${theme.color.accent};
  }
  &[data-hovered] {
    background: ${theme.color.hover};
  }
  &[data-selected] {
    background: ${theme.color.accent};
    color: ${theme.color.onAccent};
  }
  &[data-focus-visible] {
    outline: 2px solid ${theme.color.accent};
    outline-offset: -2px;
  }
`;

export interface CalendarPopoverProps {
  readonly label: string;
  readonly value: IsoDate | undefined;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onPick: (this: void, day: IsoDate) => void;
  readonly onClose: (this: void) => void;
}

/** Mount it to open it below its anchor. */
export function CalendarPopover({ label, value, anchor, onPick, onClose }: CalendarPopoverProps) {
  return (
    <Sheet isOpen triggerRef={anchor} placement="bottom end" onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog aria-label={label} style={{ outline: 'none' }}>
        <Calendar
          aria-label={label}
          autoFocus
          defaultFocusedValue={parseDate(value ?? today())}
          value={value ? parseDate(value) : null}
          onChange={(day) => onPick(day.toString() as IsoDate)}
        >
          <Head>
            <Button slot="previous">
              <Icon name="chevron-left" />
            </Button>
            <Heading />
            <Button slot="next">
              <Icon name="chevron-right" />
            </Button>
          </Head>
          <Grid weekdayStyle="short">{(date) => <Cell date={date} />}</Grid>
        </Calendar>
      </Dialog>
    </Sheet>
  );
}
