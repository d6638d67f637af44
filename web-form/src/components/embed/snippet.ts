import { useBrowserValue } from '@/lib/useBrowserValue';

export type Side = 'left' | 'right';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

/** The tag to paste, safe whatever the label holds. */
export const snippetFor = ({ url, label, side }: { url: string; label: string; side: Side }) =>
  `<script
  src="${escape(url)}"
  data-label="${escape(label)}"
  data-side="${side}"
  defer
></script>`;

/** Where this site serves `embed.js`; null while prerendering, as only the browser knows the origin. */
export function useScriptUrl(): string | null {
  const origin = useBrowserValue<string | null>(() => window.location.origin, null);
  return origin && `${origin}${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/embed.js`;
}
