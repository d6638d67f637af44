/** Which language somebody wants. Before the first paint `app/languageScript.ts` answers it from the same storage. */

import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '@/texts/languages';

export const LANGUAGE_SLOT = 'support:language';

/** What the page declares itself to be in. */
export function wantedLanguage(): Language {
  const { lang } = document.documentElement;
  return lang in LANGUAGES ? (lang as Language) : DEFAULT_LANGUAGE;
}

/** For later visits; an address that names another language would bring that one back with a reload. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_SLOT, language);
  } catch {
    // Storage is switched off: the choice holds as long as the page.
  }
  const address = new URL(window.location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  window.history.replaceState(null, '', address);
}
