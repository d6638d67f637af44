import { useDebouncedCallback, useWindowEvent } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiError } from '@/api/problem';
import { KEEPING, keepMyDraft, wordsFor } from '@/queries/staffTicket';

const AFTER_MS = 800;

interface Draft {
  kind: 'reply' | 'note';
  content: string;
  cc: string[];
  seen: string | null;
}

/** Keeps what somebody types where it survives this page; a moment later, and at the latest when they leave. */
export function useSavedDraft(ticket: string) {
  const { mutate, isPending, isSuccess, error } = useMutation<unknown, ApiError, Draft>({
    mutationKey: KEEPING,
    mutationFn: ({ seen, ...draft }) => keepMyDraft(ticket, { ...draft, last_seen_message_id: seen }),
    retry: (failures, problem) => problem.temporary && failures < 5,
    scope: wordsFor(ticket),
  });
  const keep = useDebouncedCallback(mutate, { delay: AFTER_MS, flushOnUnmount: true });
  useWindowEvent('pagehide', () => keep.flush());
  return useMemo(() => ({ keep, isPending, isSuccess, error }), [keep, isPending, isSuccess, error]);
}
