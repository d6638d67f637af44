import type { Source, SuggestedReply } from '@/queries/assist';

/** A part of a draft; `source` is undefined between sentences, null where nothing carries a sentence. */
export interface Segment {
  text: string;
  source?: Source | null;
}

/** A draft as it reads, with what carries each of its sentences. Pure. */
export function annotate({ content, sentences, sources }: Pick<SuggestedReply, 'content' | 'sentences' | 'sources'>): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const { text, source } of sentences) {
    const start = content.indexOf(text, end);
    if (start < 0) continue;
    if (start > end) segments.push({ text: content.slice(end, start) });
    segments.push({ text, source: source === null ? null : (sources[source] ?? null) });
    end = start + text.length;
  }
  if (end < content.length) segments.push({ text: content.slice(end) });
  return segments;
}
