/** Finding the next place that Tab would go to, for keys that were held back. */

const TAB_STOPS =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

const isStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && element.getClientRects().length > 0;

/** The first tab stop after an element and all that is inside it. */
export function nextTabStop(from: Element | null): HTMLElement | undefined {
  if (!from) return undefined;
  const isAfter = (one: Element) =>
    (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 && !from.contains(one);
  return [...document.querySelectorAll<HTMLElement>(TAB_STOPS)].find((one) => isAfter(one) && isStop(one));
}
