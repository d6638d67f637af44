import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { LANGUAGES, TAGS } from '@/texts/languages';

const CODE = readFileSync('public/embed.js', 'utf-8');

afterEach(() => document.querySelector('support-button')?.remove());

/** The page of somebody else after the widget has begun there. */
function start(attributes: Record<string, string>): HTMLElement {
  const script = Object.assign(document.createElement('script'), { src: 'https://support.example/embed.js' });
  Object.assign(script.dataset, attributes);
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  new Function(CODE)();
  return document.querySelector<HTMLElement>('support-button')!;
}

const button = (widget: HTMLElement) => widget.shadowRoot!.querySelector('.open')!.textContent;

it.each(TAGS)('offers help in %s', async (tag) => {
  const { default: texts } = await LANGUAGES[tag].load();
  const widget = start({ lang: tag });
  expect(button(widget)).toBe(texts.embed.help);
  expect([widget.lang, widget.dir]).toEqual([tag, LANGUAGES[tag].direction]);
});

it('knows a language by its region, and the browser’s where it knows none', () => {
  expect(button(start({ lang: 'de-AT' }))).toBe('Hilfe');
  document.querySelector('support-button')?.remove();
  expect(button(start({ lang: 'sv' }))).toBe('Help');
});

it('says what it was told to say', () => expect(button(start({ lang: 'de', label: 'Noch Fragen?' }))).toBe('Noch Fragen?'));
