import { NativeSelect } from '@mantine/core';
import { useCallback } from 'react';
import { fetchThreads, sendEmail, type EmailThread } from '@/lib/sandboxApi';
import { useLive } from '@/lib/useLive';
import { Trouble } from '../Trouble';
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
  const ask = useCallback((signal: AbortSignal) => fetchThreads(sender.address, signal), [sender.address]);
  const { data, problem } = useLive(ask);
  const threads = data ?? [];
  const current = chosen ?? latest(threads)?.thread_id ?? NEW_THREAD;
  const thread = threads.find(({ thread_id }) => thread_id === current);

  const deliver = async (subject: string, text: string) => {
    const sent = await sendEmail({
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
          label="Conversation"
          value={current}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {threads.map(({ thread_id, subject }) => (
            <option key={thread_id} value={thread_id}>
              {subject}
            </option>
          ))}
          <option value={NEW_THREAD}>New conversation</option>
        </NativeSelect>
      )}
      <Thread messages={thread?.messages ?? []} />
      <EmailComposer reply={current !== NEW_THREAD} onSend={deliver} />
      <Trouble problem={problem} />
    </div>
  );
}

const lastMoment = ({ messages }: EmailThread) => Date.parse(messages.at(-1)?.at ?? '') || 0;

const latest = (threads: EmailThread[]) => [...threads].sort((a, b) => lastMoment(a) - lastMoment(b)).at(-1);
