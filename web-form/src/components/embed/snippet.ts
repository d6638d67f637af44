import type { Language } from '@/texts/languages';
import { useBrowserValue } from '@/lib/useBrowserValue';

export type Side = 'left' | 'right';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

interface Options {
  url: string;
  /** Empty: the widget's own, in the visitor's language. */
  label: string;
  side: Side;
  /** Empty: what the visitor's browser asks for. */
  language: Language | '';
}

/** The tag to paste, safe whatever the label holds. */
export function snippetFor({ url, label, side, language }: Options): string {
  const attributes = { src: url, 'data-label': label, 'data-side': side, 'data-lang': language };
  const lines = Object.entries(attributes)
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name}="${escape(value)}"\n`);
  return `<script\n${lines.join('')}  defer\n></script>`;
}

/** Where this site serves `embed.js`; null while prerendering, as only the browser knows the origin. */
export function useScriptUrl(): string | null {
  const origin = useBrowserValue<string | null>(() => window.location.origin, null);
  return origin && `${origin}${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/embed.js`;
}
