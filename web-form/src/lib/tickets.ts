/** The tickets sent from this tab, with the tokens that open their conversations. */

import type { Language } from '@/texts/languages';
import { readSession, writeSession } from './session';
import { useBrowserValue } from './useBrowserValue';

const SLOT = 'tickets';
type Tokens = Record<string, string>;
const NONE: Tokens = {};

export const rememberTicket = (number: string, token: string) =>
  writeSession<Tokens>(SLOT, { ...readSession<Tokens>(SLOT), [number]: token });

export const useKnownTickets = (): Tokens => useBrowserValue(() => readSession<Tokens>(SLOT) ?? NONE, NONE);

/** Path of the status view; the token stays in the fragment, which browsers never send to a server. */
export function statusPath(number: string, token?: string, language?: Language): string {
  const query = new URLSearchParams({ ticket: number, ...(language && { lang: language }) });
  return `/status/?${query}${token ? `#token=${encodeURIComponent(token)}` : ''}`;
}

const inHash = (name: string) => (hash: string) => new URLSearchParams(hash.replace(/^#/, '')).get(name);

export const tokenFromHash = inHash('token');
/** Of a link in a mail that asks how satisfied somebody is: it opens that question only. */
export const ratingFromHash = inHash('rating');
