/**
 * The languages of the pages for customers: those in which `production/schemas/wording` writes to them (a test
 * compares). The texts of each are loaded when it is chosen.
 */

import type en from './en';

type Translated<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]>;
};
/** All that a language has to say. */
export type Catalogue = Translated<typeof en>;

interface Described {
  /** As its speakers call it. */
  name: string;
  direction: 'ltr' | 'rtl';
  load: () => Promise<{ default: Catalogue }>;
}

/** By tag (BCP 47), in the order of the menu. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', load: () => import('./en') },
} as const satisfies Record<string, Described>;

export type Language = keyof typeof LANGUAGES;

export const TAGS = Object.keys(LANGUAGES) as Language[];

/** In which the pages are prerendered. */
export const DEFAULT_LANGUAGE: Language = 'en';
