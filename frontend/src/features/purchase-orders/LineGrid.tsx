import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { plural } from '@/lib/format';
import { Button } from '@/ui/Button';
import { Kbd } from '@/ui/Kbd';
import { dismiss, toast } from '@/ui/toasts';
import { caretOf, lineCommand, type LineCommand, type Position } from './lineKeys';
import type { LineColumn } from './lineColumns';
import { Keys, Scroller, Table } from './lineGridStyles';
import { LineFoot } from './LineFoot';
import { LineRow } from './LineRow';
import { isBlank } from './lineValues';
import type { OrderForm } from './orderForm';
import { isBlock, pastedLines } from './pastedLines';
import { useLines, type Lines } from './useLines';

const isAtEnd = ({ kind }: LineColumn): boolean => kind !== 'text' && kind !== 'choice';

const KEYS: readonly (readonly [string, string])[] = [
  ['Tab', 'next cell'],
  ['⏎', 'next line'],
  ['Ctrl D', 'repeat line'],
  ['Alt ↑↓', 'move line'],
  ['Ctrl Del', 'remove line'],
  ['Ctrl V', 'paste lines from Excel'],
  ['Ctrl Z', 'undo'],
];

function positionOf(target: EventTarget): Position | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const { row, col } = target.dataset;
  return row === undefined || col === undefined ? undefined : { row: Number(row), col: Number(col) };
}

export interface LineGridProps {
  readonly form: OrderForm;
  readonly columns: readonly LineColumn[];
  readonly seesMoney: boolean;
}

/** The lines of an order as a spreadsheet: everything by keyboard, blocks pasted from Excel. */
export function LineGrid({ form, columns, seesMoney }: LineGridProps) {
  const lines = useLines(form);
  const table = useRef<HTMLTableElement>(null);
  /** After the rows have been rendered anew. */
  const focus = ({ row, col }: Position) =>
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${col}"]`)?.focus(),
    );

  const told = useRef<number[]>([]);
  const tell = (words: string) => {
    told.current.push(toast(words, { tone: 'neutral', undo: () => void lines.undo() }));
  };
  useEffect(() => {
    const ids = told.current;
    return () => ids.forEach(dismiss);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const at = positionOf(event.target);
    if (!at || event.nativeEvent.isComposing) return;
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const press = {
      key,
      ctrl: ctrlKey || metaKey,
      shift: shiftKey,
      alt: altKey,
      caret: caretOf(event.target),
    };
    const all = lines.all();
    const last = all.at(-1);
    const size = { rows: all.length, cols: columns.length, endsBlank: last !== undefined && isBlank(last) };
    const command = lineCommand(press, at, size);
    if (command && run(command, at, { lines, focus, tell })) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const at = positionOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    const column = at && columns[at.col];
    if (!column || !isBlock(text)) return;
    event.preventDefault();
    const count = lines.paste(pastedLines(text, column.key), at.row);
    tell(`${plural(count, 'line')} pasted`);
    focus(at);
  };

  return (
    <section aria-label="Lines">
      <Scroller>
        <Table ref={table} onKeyDown={onKeyDown} onPaste={onPaste}>
          <colgroup>
            <col style={{ width: 40 }} />
            {columns.map(({ key, width }) => (
              <col key={key} style={width ? { width } : undefined} />
            ))}
            {seesMoney && <col style={{ width: 68 }} />}
            {seesMoney && <col style={{ width: 92 }} />}
            <col style={{ width: 28 }} />
          </colgroup>
          <thead>
            <tr>
              <th aria-label="Line" />
              {columns.map((column) => (
                <th key={column.key} scope="col" data-end={isAtEnd(column) || undefined}>
                  {column.label}
                </th>
              ))}
              {seesMoney && (
                <>
                  <th scope="col" data-end>
                    Margin
                  </th>
                  <th scope="col" data-end>
                    Gross profit
                  </th>
                </>
              )}
              <th aria-label="Remove" />
            </tr>
          </thead>
          <tbody>
            {lines.fields.map(({ _key }, index) => (
              <LineRow
                key={_key}
                form={form}
                index={index}
                columns={columns}
                seesMoney={seesMoney}
                onChange={lines.change}
                onCommit={lines.commit}
                onRemove={lines.remove}
              />
            ))}
          </tbody>
          <LineFoot form={form} columns={columns} seesMoney={seesMoney} />
        </Table>
      </Scroller>
      <Button
        look="quiet"
        size="small"
        icon="plus"
        onClick={() => {
          lines.append();
          focus({ row: lines.all().length - 1, col: 0 });
        }}
      >
        Add line
      </Button>
      <Keys data-print="hide">
        {KEYS.map(([key, words]) => (
          <span key={key}>
            <Kbd>{key}</Kbd>
            {words}
          </span>
        ))}
      </Keys>
    </section>
  );
}

interface Hands {
  readonly lines: Lines;
  readonly focus: (to: Position) => unknown;
  /** Says what was done, with a way back. */
  readonly tell: (words: string) => void;
}

/** Carries out a command; false leaves the key to the browser. */
function run(command: LineCommand, at: Position, { lines, focus, tell }: Hands): boolean {
  switch (command.do) {
    case 'go':
      focus(command.to);
      return true;
    case 'append':
      lines.append();
      focus(command.to);
      return true;
    case 'repeat':
      focus({ row: lines.repeat(command.row), col: at.col });
      return true;
    case 'remove':
      lines.remove(command.row);
      tell('Line removed');
      focus({ row: Math.min(command.row, lines.all().length - 1), col: at.col });
      return true;
    case 'move':
      lines.move(command.row, command.to);
      focus({ row: command.to, col: at.col });
      return true;
    case 'undo': {
      const isDone = lines.undo();
      if (isDone) focus({ row: Math.min(at.row, lines.all().length - 1), col: at.col });
      return isDone;
    }
  }
}
