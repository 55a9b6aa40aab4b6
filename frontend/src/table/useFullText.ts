import { useEffect, type RefObject } from 'react';

const DELAY_MS = 500;
const GAP = 4;

const isCut = (cell: HTMLElement): boolean =>
  [cell, ...cell.querySelectorAll<HTMLElement>('a, span')].some(
    (part) => part.scrollWidth > part.clientWidth + 1,
  );

function show(bubble: HTMLElement, cell: HTMLElement): void {
  bubble.textContent = cell.textContent;
  bubble.showPopover();
  const { left, bottom } = cell.getBoundingClientRect();
  bubble.style.left = `${Math.min(left, window.innerWidth - bubble.offsetWidth - GAP)}px`;
  bubble.style.top = `${Math.min(bottom + GAP, window.innerHeight - bubble.offsetHeight - GAP)}px`;
}

/**
 * The whole text of a cell that is cut off, shown in `bubble` after a moment: of the one pointed at, or of the
 * cursor's (`active`, by id) while the grid has the focus.
 */
export function useFullText(
  root: HTMLElement | null,
  bubble: RefObject<HTMLElement | null>,
  active: string | undefined,
): void {
  useEffect(() => {
    const box = bubble.current;
    if (!root || !box) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      box.hidePopover();
    };
    const showSoon = (cell: HTMLElement | null | undefined) => {
      hide();
      if (!cell) return;
      timer = setTimeout(() => isCut(cell) && show(box, cell), DELAY_MS);
    };
    const point = ({ target }: Event) =>
      showSoon(
        target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"][data-column]') : null,
      );
    if (active && root.matches(':focus')) showSoon(document.getElementById(active));
    root.addEventListener('pointerover', point);
    root.addEventListener('pointerleave', hide);
    root.addEventListener('scroll', hide, { passive: true });
    root.addEventListener('blur', hide);
    return () => {
      hide();
      root.removeEventListener('pointerover', point);
      root.removeEventListener('pointerleave', hide);
      root.removeEventListener('scroll', hide);
      root.removeEventListener('blur', hide);
    };
  }, [root, bubble, active]);
}
