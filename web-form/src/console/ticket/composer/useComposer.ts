import { useCallback, useRef, useState } from 'react';
import type { Attachment, NewMessage, OpenTicket } from '@/queries/staffTicket';
import type { Neighbours } from '../useNeighbours';
import { useSavedDraft } from './useSavedDraft';
import { useSeen } from './useSeen';
import { useSending } from './useSending';
import { useSettled } from './useSettled';
import { useTyping } from './useTyping';

/** The suggestion that a reply began as. */
export interface Basis {
  draft_id: string | null;
  content: string;
  /** What a colleague's brings besides its words. */
  cc?: string[];
  files?: Attachment[];
}

/** What one is writing about a ticket; the server keeps it until it is sent. */
export function useComposer(ticket: OpenTicket, neighbours: Neighbours) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [kind, setKind] = useState(ticket.my_draft?.kind ?? 'reply');
  const [content, setContent] = useState(ticket.my_draft?.content ?? '');
  const [cc, setCc] = useState(ticket.my_draft?.cc ?? []);
  const [basis, setBasis] = useState<Basis | null>(null);
  /** Whether the ticket is done with what is written: a macro may say so. */
  const [resolves, setResolves] = useState(false);
  const seen = useSeen(ticket, content.trim() !== '');
  const saved = useSavedDraft(ticket.id);
  const clear = () => {
    saved.keep.cancel();
    setContent('');
    setCc([]);
    setBasis(null);
    setResolves(false);
  };
  const keep = ({ note, content: text, cc: copies, last_seen_message_id = null }: NewMessage) =>
    saved.keep({ kind: note ? 'note' : 'reply', content: text, cc: copies, seen: last_seen_message_id });
  const { send, ...sending } = useSending(ticket, neighbours, {
    onSent: clear,
    /** They are the author's own words from now on: the suggestion behind them is over. */
    onConflict: (message) => {
      seen.hold(message.last_seen_message_id ?? null);
      setContent(message.content);
      setCc(message.cc ?? []);
      setBasis(null);
      keep(message);
    },
    onRefused: (message) => void (content.trim() && keep(message)),
  });

  const type = (text: string, copies = cc) => {
    if (!content.trim()) seen.catchUp();
    setContent(text);
    saved.keep({ kind, content: text, cc: copies, seen: content.trim() ? seen.seen : ticket.last_message_id });
  };
  const copyTo = (addresses: string[]) => {
    setCc(addresses);
    if (content.trim()) saved.keep({ kind, content, cc: addresses, seen: seen.seen });
  };
  const copiesWith = (from: Basis | null) => [...new Set([...cc, ...(from?.cc ?? [])])];
  const leaveOut = (file: Attachment) => setBasis(basis && { ...basis, files: basis.files?.filter((each) => each !== file) });
  const focus = useCallback(() => requestAnimationFrame(() => field.current?.focus()), []);
  const write = useCallback(
    (what: 'reply' | 'note') => {
      setKind(what);
      focus();
    },
    [focus],
  );
  /** Puts words there that somebody else wrote, and who else was to get them; a suggestion keeps its name. */
  const begin = (text: string, from: Basis | null = null) => {
    const copies = copiesWith(from);
    type(text, copies);
    setCc(copies);
    setBasis(from && { ...from, cc: [] });
    write('reply');
  };
  /** What the server has kept, whatever stands in the field. */
  const resume = ({ content: text, cc: copies, last_seen_message_id }: NonNullable<OpenTicket['my_draft']>) => {
    seen.hold(last_seen_message_id);
    setContent(text);
    setCc(copies);
    write('reply');
  };
  const post = (message: NewMessage, last: string | null | undefined) => {
    saved.keep.cancel(); // what is kept after it was sent would be there again
    send({ ...message, ...(last && { last_seen_message_id: last }) });
  };
  /** What leaves with these words: what stands beside them, and what their draft brings. */
  const letter = (text: string, from = basis) => ({
    content: text,
    cc: copiesWith(from),
    files: [...ticket.my_files, ...(from?.files ?? [])].flatMap(({ id }) => id ?? []),
  });
  /** To the customer, whatever the field is set to. */
  const reply = (text: string, from: Basis | null, resolve = false, last: string | null | undefined = seen.seen) =>
    post({ ...letter(text, from), note: false, resolve, ...(from?.draft_id && { draft_id: from.draft_id }) }, last);
  /** What stands in the field, as what it is. */
  const submit = (resolve = false) =>
    kind === 'note' ? post({ content, note: true, resolve: false, cc: [], files: [] }, seen.seen) : reply(content, basis, resolve);
  return {
    ...sending,
    ...seen,
    field,
    kind,
    content,
    cc,
    copyTo,
    leaveOut,
    letter,
    basis,
    resolves,
    setResolves,
    saved,
    typing: useTyping(content),
    type,
    write,
    begin,
    resume,
    clear,
    reply,
    submit,
    settled: useSettled(),
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
