/** Splits plain text into paragraphs, lists and links. It never sees or makes HTML. Pure. */

export type Inline = { kind: 'text'; text: string } | { kind: 'link'; text: string };

export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'numbers'; start: number; items: Inline[][] }
  | { kind: 'bullets'; items: Inline[][] };

const URL_PATTERN = /https?:\/\/[^\s<>"'`{}|\\^]+/gi;
const NUMBERED = /^\s*(\d{1,2})[.)]\s+(.+)$/;
const BULLET = /^\s*[-*\u2022]\s+(.+)$/;
const CLOSERS: Record<string, string> = { ')': '(', ']': '[' };

export function parseText(text: string): Block[] {
  const blocks: Block[] = [];
  let previousBlank = true;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim()) addLine(blocks, line, previousBlank);
    previousBlank = !line.trim();
  }
  return blocks;
}

function addLine(blocks: Block[], line: string, startsBlock: boolean): void {
  const last = blocks.at(-1);
  const numbered = NUMBERED.exec(line);
  const bullet = BULLET.exec(line);
  if (numbered) {
    const item = linkify(numbered[2]!);
    if (last?.kind === 'numbers') last.items.push(item);
    else blocks.push({ kind: 'numbers', start: Number(numbered[1]), items: [item] });
  } else if (bullet) {
    const item = linkify(bullet[1]!);
    if (last?.kind === 'bullets') last.items.push(item);
    else blocks.push({ kind: 'bullets', items: [item] });
  } else if (last?.kind === 'paragraph' && !startsBlock) last.lines.push(linkify(line));
  else blocks.push({ kind: 'paragraph', lines: [linkify(line)] });
}

/** Only http and https become links; punctuation after an address stays text. */
export function linkify(text: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(URL_PATTERN)) {
    const url = withoutTrailingPunctuation(match[0]);
    if (!isWebAddress(url)) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: url });
    end = match.index + url.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function withoutTrailingPunctuation(url: string): string {
  const last = url.at(-1) ?? '';
  const opener = CLOSERS[last];
  const unbalanced = opener !== undefined && url.split(last).length > url.split(opener).length;
  return /[.,;:!?*_]/.test(last) || unbalanced ? withoutTrailingPunctuation(url.slice(0, -1)) : url;
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
