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
  de: { name: 'Deutsch', direction: 'ltr', load: () => import('./de') },
  es: { name: 'Español', direction: 'ltr', load: () => import('./es') },
  fr: { name: 'Français', direction: 'ltr', load: () => import('./fr') },
  it: { name: 'Italiano', direction: 'ltr', load: () => import('./it') },
  nl: { name: 'Nederlands', direction: 'ltr', load: () => import('./nl') },
  pl: { name: 'Polski', direction: 'ltr', load: () => import('./pl') },
  pt: { name: 'Português', direction: 'ltr', load: () => import('./pt') },
  tr: { name: 'Türkçe', direction: 'ltr', load: () => import('./tr') },
  ar: { name: 'العربية', direction: 'rtl', load: () => import('./ar') },
  ur: { name: 'اردو', direction: 'rtl', load: () => import('./ur') },
  hi: { name: 'हिन्दी', direction: 'ltr', load: () => import('./hi') },
} as const satisfies Record<string, Described>;

export type Language = keyof typeof LANGUAGES;

export const TAGS = Object.keys(LANGUAGES) as Language[];

/** In which the pages are prerendered. */
export const DEFAULT_LANGUAGE: Language = 'en';
