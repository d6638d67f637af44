import { LANGUAGE_SLOT } from '@/lib/language';
import { DEFAULT_LANGUAGE, LANGUAGES, TAGS } from '@/texts/languages';

const DIRECTIONS = Object.fromEntries(TAGS.map((tag) => [tag, LANGUAGES[tag].direction]));
const CONSOLE = `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/console/`;

/**
 * Runs before the first paint and decides the language: what the address says (kept for later visits, but not in the
 * frame of the widget), what was chosen before, what the browser asks for. The page is prerendered in English, so it
 * stays unseen until its texts are there (`globals.css`). Staff read English.
 */
export const LANGUAGE_SCRIPT = `{
  const directions = ${JSON.stringify(DIRECTIONS)};
  const known = (tag) => Object.hasOwn(directions, tag);
  const page = document.documentElement;
  const asked = new URLSearchParams(location.search).get('lang');
  let kept = null;
  try {
    if (known(asked) && self === top) localStorage.setItem('${LANGUAGE_SLOT}', asked);
    kept = localStorage.getItem('${LANGUAGE_SLOT}');
  } catch {}
  const wanted = location.pathname.startsWith('${CONSOLE}') ? [] : [asked, kept, ...navigator.languages];
  page.lang = wanted.map((tag) => (tag ?? '').split('-')[0].toLowerCase()).find(known) ?? '${DEFAULT_LANGUAGE}';
  page.dir = directions[page.lang];
  if (page.lang !== '${DEFAULT_LANGUAGE}') page.dataset.translating = '';
}`;
