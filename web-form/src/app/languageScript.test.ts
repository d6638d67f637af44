import { beforeEach, expect, it, vi } from 'vitest';
import { LANGUAGE_SLOT } from '@/lib/language';
import { LANGUAGE_SCRIPT } from './languageScript';

const page = document.documentElement;

beforeEach(() => localStorage.clear());

/** What the page is declared to be in, for somebody whose browser asks for `languages`. */
function decide(address: string, languages: string[]): string {
  window.history.replaceState(null, '', address);
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  new Function(LANGUAGE_SCRIPT)();
  return `${page.lang} ${page.dir}`;
}

it.each([
  ['the browser’s', '/', ['de-AT', 'en'], 'de ltr'],
  ['the first that there is', '/', ['sv', 'ur-PK', 'en'], 'ur rtl'],
  ['English where there is none', '/', ['sv', 'constructor', ''], 'en ltr'],
  ['the one of the address', '/?lang=AR', ['de'], 'ar rtl'],
  ['not one that there is not', '/?lang=sv', ['de'], 'de ltr'],
  ['English for staff', '/console/?lang=ar', ['de'], 'en ltr'],
])('it is %s', (_, address, languages, decided) => expect(decide(address, languages)).toBe(decided));

it('is remembered from the address, and stronger than the browser', () => {
  decide('/?lang=tr', ['de']);
  expect(decide('/', ['de'])).toBe('tr ltr');
});

it('in the frame of the widget it is kept out of the memory of the site', () => {
  vi.spyOn(window, 'top', 'get').mockReturnValue(null);
  decide('/?embed=1&lang=tr', ['de']);
  expect(localStorage.getItem(LANGUAGE_SLOT)).toBeNull();
});

it('hides the page only until its texts are there', () => {
  decide('/', ['en']);
  expect(page.dataset.translating).toBeUndefined();
  decide('/', ['de']);
  expect(page.dataset.translating).toBe('');
});
