import { Menu } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { useSchedule } from '@/queries/replies';
import type { OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import { FormDialog } from '../../records/FormDialog';
import { Field } from '../../session/Field';
import { snoozeTimes } from '../snooze';
import type { ComposerState } from './useComposer';

const WHEN = { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;

type Sending = ReturnType<typeof useLater>;

/** When the reply may leave: what often suits the customer, or another time. */
export function LaterItems({ send, onAsk }: { send: Sending['send']; onAsk: () => void }) {
  const t = useTranslations('composer');
  const times = useTranslations('desk.snoozeFor');
  const format = useFormatter();
  return (
    <>
      <Menu.Label>{t('later')}</Menu.Label>
      {snoozeTimes(new Date()).map(({ name, at }) => (
        <Menu.Item key={name} rightSection={format.dateTime(at, WHEN)} onClick={() => send(at)}>
          {times(name)}
        </Menu.Item>
      ))}
      <Menu.Item onClick={onAsk}>{t('laterAt')}</Menu.Item>
    </>
  );
}

export function LaterDialog({ later: { send, isPending, error }, onClose }: { later: Sending; onClose: () => void }) {
  const t = useTranslations('composer');
  return (
    <FormDialog
      onClose={onClose}
      title={t('later')}
      submit={t('laterSave')}
      pending={isPending}
      problem={error}
      onSubmit={({ send_at = '' }) => send(new Date(send_at))}
    >
      <Field name="send_at" type="datetime-local" label={t('laterWhen')} autoComplete="off" problem={error} />
    </FormDialog>
  );
}

/** Has the reply that is written leave later. */
export function useLater(ticket: OpenTicket, { letter, content, resolves, seen, clear, saved }: ComposerState, onDone: () => void) {
  const t = useTranslations('composer');
  const format = useFormatter();
  const { done, failed } = useToasts();
  const { mutate, isPending, error } = useSchedule(ticket.id);
  const send = (at: Date) => {
    saved.keep.cancel();
    mutate(
      { ...letter(content), resolve: resolves, last_seen_message_id: seen ?? '', send_at: at.toISOString() },
      {
        onSuccess: () => {
          onDone();
          clear();
          done(t('scheduled', { time: format.dateTime(at, WHEN) }));
        },
        onError: ({ message }) => failed(t('notScheduled'), message),
      },
    );
  };
  return { send, isPending, error };
}
