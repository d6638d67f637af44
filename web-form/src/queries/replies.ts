import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components } from '@/api/schema';
import { staffTicketQuery, type Attachment, type OpenTicket } from './staffTicket';

type Later = components['schemas']['ScheduledReplyRequest'];
const of = (id: string) => ({ path: { ticket_id: id } });

/** Files that go with one's next reply to a ticket; the server keeps them until it leaves. */
export function useEnclosing(id: string) {
  const client = useQueryClient();
  const change = (files: (before: Attachment[]) => Attachment[]) =>
    client.setQueryData(staffTicketQuery(id).queryKey, (known) => known && { ...known, my_files: files(known.my_files) });
  const attach = useMutation<Attachment, ApiError, File>({
    mutationFn: (file) =>
      answerOf(
        api.POST('/api/v1/reply-files', {
          body: { file: file as unknown as string, ticket: id },
          bodySerializer: () => {
            const form = new FormData();
            form.set('ticket', id);
            form.set('file', file);
            return form;
          },
        }),
      ),
    onSuccess: (added) => void change((files) => [...files, added]),
  });
  const remove = useMutation<unknown, ApiError, string>({
    mutationFn: (file) =>
      answerOf(api.DELETE('/api/v1/reply-files/{ticket_id}/{file_id}', { params: { path: { ticket_id: id, file_id: file } } })),
    onSuccess: (_, file) => void change((files) => files.filter((each) => each.id !== file)),
  });
  return { attach, remove };
}

/** Has a reply leave later. */
export const useSchedule = (id: string) =>
  useTicket<Later>(id, (body) => answerOf(api.PUT('/api/tickets/{ticket_id}/scheduled', { params: of(id), body })));

export const useUnschedule = (id: string) =>
  useTicket<void>(id, () => answerOf(api.DELETE('/api/tickets/{ticket_id}/scheduled', { params: of(id) })));

/** The ticket as it is afterwards; what one writes may be another text then. */
function useTicket<Asked>(id: string, mutationFn: (asked: Asked) => Promise<OpenTicket>) {
  const client = useQueryClient();
  return useMutation<OpenTicket, ApiError, Asked>({
    mutationFn,
    onSuccess: (changed) => {
      client.setQueryData(staffTicketQuery(id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
}
