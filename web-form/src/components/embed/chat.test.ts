import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { LANGUAGES, TAGS } from '@/texts/languages';

const CODE = readFileSync('public/chat.js', 'utf-8');

// The document of these tests has no constructed style sheets.
vi.stubGlobal('CSSStyleSheet', class { replaceSync() {} });

afterEach(() => document.querySelector('support-chat')?.remove());

/** The page of somebody else after the widget has begun there. */
function start(attributes: Record<string, string>): HTMLElement {
  const script = Object.assign(document.createElement('script'), { src: 'https://support.example/chat.js' });
  Object.assign(script.dataset, attributes);
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  new Function(CODE)();
  return document.querySelector<HTMLElement>('support-chat')!;
}

it.each(TAGS)('speaks %s', (tag) => {
  const widget = start({ lang: tag });
  expect([widget.lang, widget.dir]).toEqual([tag, LANGUAGES[tag].direction]);
  expect(widget.shadowRoot!.textContent).not.toContain('undefined');
});

it('asks nobody before it is opened', () => {
  const asked = vi.spyOn(globalThis, 'fetch');
  start({});
  expect(asked).not.toHaveBeenCalled();
});
