/** How a text and its list of choices follow each other: when it opens, what is marked, what Enter and Tab mean. */
import { useContext, useEffect, useEffectEvent, useRef, type KeyboardEvent, type RefObject } from 'react';
import { ComboBoxStateContext } from 'react-aria-components';

/** Whether the first choice of the present answer has been marked: until then keys mean that one all the same. */
export type MarksRef = RefObject<boolean>;

interface FollowingProps {
  /** What is being typed; undefined when nothing is. */
  readonly text: string | undefined;
  /** With something typed the first choice is the one that Enter and Tab take. */
  readonly first: string | undefined;
  readonly marksRef: MarksRef;
}

/** The list is open while something is typed, and closed once something is chosen. */
export function Following({ text, first, marksRef }: FollowingProps) {
  const state = useContext(ComboBoxStateContext);
  const isOpen = state?.isOpen ?? false;
  // Events: only typing opens and only a new answer moves the choice; the state itself changes with every arrow key.
  const follow = useEffectEvent(() => {
    if (text === undefined) state?.close();
    else state?.open(null, 'input');
  });
  const choose = useEffectEvent(() => {
    if (isOpen && first !== undefined) state?.selectionManager.setFocusedKey(first);
  });
  useEffect(() => follow(), [text]);
  useEffect(() => {
    marksRef.current = false;
    // The library forgets the choice when it sees the new text: a frame later it has seen it.
    const frame = requestAnimationFrame(() => {
      choose();
      marksRef.current = true;
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen, first, text, marksRef]);
  return null;
}

export type HeldKey = 'Enter' | 'Tab';
const isHeldKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  !shiftKey && (key === 'Enter' || key === 'Tab');

interface Holding {
  /** The answer to what was typed is still on its way. */
  readonly isWaiting: boolean;
  /** The answer is there, and no choice is marked yet. */
  readonly isUnmarked: () => boolean;
  readonly act: (key: HeldKey) => void;
}

/** Keeps a key back while the answer is on its way, and lets it act once that has come. */
export function useHeldKey({ isWaiting, isUnmarked, act }: Holding): (event: KeyboardEvent) => void {
  const held = useRef<HeldKey>(undefined);
  const release = useEffectEvent(() => {
    const key = held.current;
    held.current = undefined;
    if (key) act(key);
  });
  useEffect(() => {
    if (!isWaiting) release();
  }, [isWaiting]);
  return (event) => {
    if (!isHeldKey(event) || !(isWaiting || isUnmarked())) return;
    event.preventDefault();
    event.stopPropagation();
    if (isWaiting) held.current = event.key as HeldKey;
    else act(event.key as HeldKey);
  };
}
