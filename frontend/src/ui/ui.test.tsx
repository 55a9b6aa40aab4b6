import { act, fireEvent, screen } from '@testing-library/react';
import { createRef, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderUi } from '#test/render';
import type { Decimal } from '@/lib/brands';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Menu } from './Menu';
import { Money } from './Money';
import { SegmentedControl } from './SegmentedControl';
import { StagePie } from './StagePie';
import { Tabs } from './Tabs';
import { TextField } from './TextField';
import { dismissAll, toast, TOAST_MS } from './toasts';
import { Weight } from './Weight';

afterEach(() => {
  act(dismissAll);
  vi.useRealTimers();
});

test('a busy button keeps its focus and takes no second click', async () => {
  const onClick = vi.fn();
  const { user } = renderUi(
    <Button busy onClick={onClick}>
      Save
    </Button>,
  );
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onClick).not.toHaveBeenCalled();
  expect(screen.getByRole('button')).toHaveFocus();
});

test('an input is tied to its label, help and error', () => {
  renderUi(
    <TextField label="Name" value="" onChange={vi.fn()} required help="As invoiced" error="Needed." />,
  );
  const input = screen.getByRole('textbox', { name: 'Name' });
  expect(input).toBeInvalid();
  expect(input).toBeRequired();
  expect(input).toHaveAccessibleDescription('Needed. As invoiced');
});

test('a loss reads with a real minus sign, zero in a column as a rule', () => {
  renderUi(
    <>
      <Money value={'-163.2' as Decimal} />
      <Money value={'0.00' as Decimal} rule />
      <Weight value={'38181.20' as Decimal} withUnit />
    </>,
  );
  expect(screen.getByText('\u2212163.20')).toBeVisible();
  expect(screen.getByText('\u2013')).toBeVisible();
  expect(screen.getByText('38,181.2 lb')).toBeVisible();
});

test('a stage is a word beside its shape', () => {
  renderUi(<StagePie look={{ tone: 'info', fill: 0.5 }} word="In transit" />);
  expect(screen.getByText('In transit')).toBeVisible();
});

function Views() {
  const [current, setCurrent] = useState('open');
  const tabs = [
    { id: 'open', label: 'Open', count: 47 },
    { id: 'mine', label: 'Mine', changed: true },
  ];
  return <Tabs label="Views" tabs={tabs} current={current} onChange={setCurrent} />;
}

test('arrows move between tabs and around the end', async () => {
  const { user } = renderUi(<Views />);
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: /Mine/ })).toHaveFocus();
  expect(screen.getByRole('tab', { name: /Mine/ })).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: /Open/ })).toHaveFocus();
});

test('a segmented control is a group of radio buttons', async () => {
  const onChange = vi.fn();
  const choices = { light: 'Light', dark: 'Dark' };
  const { user } = renderUi(
    <SegmentedControl label="Theme" value="light" choices={choices} onChange={onChange} />,
  );
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(onChange).toHaveBeenCalledWith('dark');
});

test('a dialog is named by its title and closes on Escape', async () => {
  const onClose = vi.fn();
  const { user } = renderUi(
    <Dialog title="Changed by somebody else" onClose={onClose}>
      <Button>Keep mine</Button>
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Changed by somebody else' })).toBeVisible();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('a menu runs the item chosen by keyboard', async () => {
  const run = vi.fn();
  const anchor = createRef<HTMLButtonElement>();
  const items = [
    { id: 'copy', label: 'Copy', run: vi.fn() },
    { id: 'deactivate', label: 'Deactivate', danger: true, run },
  ];
  const { user } = renderUi(
    <>
      <button ref={anchor} type="button">
        More
      </button>
      <Menu label="Actions" items={items} anchor={anchor} onClose={vi.fn()} />
    </>,
  );
  await user.keyboard('{ArrowDown}{Enter}');
  expect(run).toHaveBeenCalledOnce();
});

test('a toast can be undone and goes by itself', () => {
  vi.useFakeTimers();
  const undo = vi.fn();
  renderUi(null);
  act(() => {
    toast('Deactivated Blue Mesa', { undo });
  });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  act(() => {
    toast('Saved');
  });
  act(() => {
    vi.advanceTimersByTime(TOAST_MS);
  });
  expect(screen.queryByText('Saved')).not.toBeInTheDocument();
});

test('a toast stays while the pointer is on it', () => {
  vi.useFakeTimers();
  renderUi(null);
  act(() => {
    toast('Saved');
  });
  fireEvent.pointerEnter(screen.getByRole('region', { name: 'Notifications' }));
  act(() => {
    vi.advanceTimersByTime(TOAST_MS * 2);
  });
  expect(screen.getByText('Saved')).toBeVisible();
});

test('no more than three toasts stand at once', () => {
  renderUi(null);
  act(() => {
    for (const text of ['one', 'two', 'three', 'four']) toast(text);
  });
  expect(screen.queryByText('one')).not.toBeInTheDocument();
  expect(screen.getByText('four')).toBeVisible();
});
