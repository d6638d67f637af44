/**
 * What jsdom lacks of a browser, and a network that answers only what a test has said. The files of a worker share one
 * document and the libraries, which are dear to load; each begins with an empty document and our own modules anew.
 */

import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { theme } from '@/app/theme';
import { server } from './server';

/** States are waited for, and come as soon as the machine gets to them: this is when somebody who waits gives up. */
configure({ asyncUtilTimeout: 30_000 });

/** Nothing moves: what opens is there at once, and what closes is gone. */
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: media === '(prefers-reduced-motion: reduce)',
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
/** Room for six rows in lists that hold only what can be seen. */
Object.defineProperty(Element.prototype, 'clientHeight', { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 100, configurable: true });
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
window.scrollTo = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
/** Nothing has a place here: what hangs on a button would be hidden, as if the button were scrolled out of view. */
theme.components = { ...theme.components, Popover: { defaultProps: { hideDetached: false } } };

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  server.resetHandlers();
  const page = document.documentElement;
  page.getAttributeNames().forEach((name) => page.removeAttribute(name));
});
afterAll(() => {
  server.close();
  localStorage.clear();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
  vi.resetModules();
});
