import { NativeSelect, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import type { OpenTicket } from '@/queries/staffTicket';
import { useWriteFirst } from '@/queries/writeFirst';
import { useToasts } from '../frame/toasts';
import { useChannelName } from '../inbox/ChannelIcon';
import { ContactPicker } from '../records/ContactPicker';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';
import { useUndo } from './composer/useUndo';

/** Those by which somebody is reached who has not written. */
const CHANNELS = ['email', 'whatsapp'] as const;

interface Props {
  /** To whom, where that is known. */
  contact?: { id: number; name: string };
  onClose: () => void;
}

/** A message to somebody who has not written; its ticket opens. */
export function WriteFirst({ contact, onClose }: Props) {
  const t = useTranslations('writeFirst');
  const channelName = useChannelName();
  const { data: me } = useSession();
  const [chosen, setChosen] = useState(contact?.id ?? null);
  const [channel, setChannel] = useState<string>(CHANNELS[0]);
  const { mutate, isPending, error } = useWriteFirst();
  const told = useTold();
  const send = ({ subject = '', content = '' }: Record<string, string>) =>
    mutate(
      { contact_id: chosen ?? 0, channel, content, ...(subject.trim() && { subject }) },
      {
        onSuccess: (ticket) => {
          onClose();
          told(ticket);
        },
      },
    );
  return (
    <FormDialog onClose={onClose} title={t('title')} submit={t(me && 'send' in me.actions ? 'send' : 'propose')} pending={isPending} problem={error} onSubmit={send}>
      <ContactPicker label={t('to')} value={chosen} name={contact?.name} onChange={setChosen} error={error?.about('contact_id')} />
      <NativeSelect
        size="md"
        label={t('channel')}
        value={channel}
        data={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
        description={channel === 'whatsapp' && t('template')}
        error={error?.about('channel')}
        onChange={({ currentTarget: { value } }) => setChannel(value)}
      />
      {channel === 'email' && <Field name="subject" label={t('subject')} autoComplete="off" problem={error} />}
      <Textarea name="content" size="md" label={t('words')} autosize minRows={5} maxRows={14} required withAsterisk={false} dir="auto" error={error?.about('content')} />
    </FormDialog>
  );
}

/** Opens the ticket, says when its words leave, and offers them back meanwhile. */
function useTold() {
  const t = useTranslations('writeFirst');
  const { done } = useToasts();
  const navigate = useNavigate();
  const open = (ticket: string) => void navigate({ to: '/inbox/$ticket/', params: { ticket }, search: {} });
  const takeBack = useUndo(open);
  return ({ id, timeline }: OpenTicket) => {
    open(id);
    const message = timeline.find(({ undo_until }) => undo_until);
    if (message) done(t('sent'), () => void takeBack(id, message.id));
    else done(t('proposed'));
  };
}
