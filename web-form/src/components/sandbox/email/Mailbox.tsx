import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { EmailThread } from '@/api/sandbox';
import { threadsQuery, useSendEmail } from '@/queries/sandbox';
import { ErrorMessage } from '../ErrorMessage';
import { EmailComposer } from './EmailComposer';
import { NEW_THREAD, type Sender } from './sender';
import { Thread } from './Thread';
import classes from './Mailbox.module.css';

interface Props {
  sender: Sender;
  /** Thread id, `NEW_THREAD`, or null for the latest. */
  chosen: string | null;
  onChoose: (chosen: string) => void;
}

/** One conversation of the sender, and the means to write the next message in it. */
export function Mailbox({ sender, chosen, onChoose }: Props) {
  const t = useTranslations('mailbox');
  const { data: threads = [], failureReason: problem } = useQuery(threadsQuery(sender.address));
  const { mutateAsync: send } = useSendEmail(sender.address);
  const current = chosen ?? latest(threads)?.thread_id ?? NEW_THREAD;
  const thread = threads.find(({ thread_id }) => thread_id === current);

  const deliver = async (subject: string, text: string) => {
    const sent = await send({
      from_name: sender.name,
      from_email: sender.address,
      subject: thread?.subject ?? subject,
      text,
      thread_id: thread?.thread_id,
    });
    onChoose(sent.thread_id);
  };

  return (
    <div className={classes.mailbox}>
      {threads.length > 0 && (
        <NativeSelect
          size="sm"
          label={t('conversation')}
          value={current}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {threads.map(({ thread_id, subject }) => (
            <option key={thread_id} value={thread_id}>
              {subject}
            </option>
          ))}
          <option value={NEW_THREAD}>{t('fresh')}</option>
        </NativeSelect>
      )}
      <Thread messages={thread?.messages ?? []} />
      <EmailComposer reply={current !== NEW_THREAD} onSend={deliver} />
      <ErrorMessage problem={problem} />
    </div>
  );
}

const lastMoment = ({ messages }: EmailThread) => Date.parse(messages.at(-1)?.at ?? '') || 0;

const latest = (threads: EmailThread[]) => [...threads].sort((a, b) => lastMoment(a) - lastMoment(b)).at(-1);
