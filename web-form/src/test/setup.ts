/** What jsdom lacks of a browser, and a network that answers only what a test has said. */

import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { theme } from '@/app/theme';
import { server } from './server';

/** Pages of the console are loaded when they are first opened: on a busy machine that takes a while. */
configure({ asyncUtilTimeout: 8_000 });

window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
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
Object.defineProperty(Element.prototype, 'clientHeight', { value: 600 });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 100 });
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
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
});
afterAll(() => server.close());
