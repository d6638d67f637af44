import type { InboxSearch } from '../inbox/page';

const PHONE = '(max-width: 61.99em)';

/** The address in which what is known about the customer is shown if it was not, and hidden if it was. */
export function withAboutToggled<T extends InboxSearch>(before: T): T {
  const other = window.matchMedia(PHONE).matches;
  return { ...before, about: before.about === other ? undefined : other };
}
