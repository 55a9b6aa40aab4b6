import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

/** jsdom has no layout: virtual lists need a size, and these parts of the platform do not exist there. */
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 600 },
  clientWidth: { configurable: true, get: () => 1000 },
  showPopover: { configurable: true, value: () => undefined },
  hidePopover: { configurable: true, value: () => undefined },
  scrollIntoView: { configurable: true, value: () => undefined },
  scrollTo: {
    configurable: true,
    value(this: HTMLElement, { top = 0 }: ScrollToOptions) {
      this.scrollTop = top;
      this.dispatchEvent(new Event('scroll'));
    },
  },
});
window.matchMedia = (query: string): MediaQueryList =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

// Machines are shared: how long an answer takes says nothing about the program.
configure({ asyncUtilTimeout: 8_000 });

afterEach(cleanup);
