import { Avatar } from '@mantine/core';
import { useCallback } from 'react';
import { fetchChat, sendWhatsApp } from '@/lib/sandboxApi';
import { useLive } from '@/lib/useLive';
import { Suggestions } from '../Suggestions';
import { Trouble } from '../Trouble';
import { useComposer } from '../useComposer';
import { useStickToEnd } from '../useStickToEnd';
import { Bubble } from './Bubble';
import { ChatComposer } from './ChatComposer';
import classes from './Phone.module.css';

/** The chat with support as the customer sees it. */
export function Phone({ sender }: { sender: { name: string; phone: string } }) {
  const ask = useCallback((signal: AbortSignal) => fetchChat(sender.phone, signal), [sender.phone]);
  const { data, problem } = useLive(ask);
  const composer = useComposer(async (text) => {
    await sendWhatsApp({ from: sender.phone, name: sender.name, text });
  });
  const messages = data ?? [];
  const list = useStickToEnd(messages.length);
  return (
    <div className={classes.side}>
      <div className={classes.phone}>
        <div className={classes.top}>
          <Avatar size={38} color="lagoon" variant="filled" aria-hidden>
            T
          </Avatar>
          <div>
            <strong>TechCorp Support</strong>
            <span>Business account</span>
          </div>
        </div>
        <div ref={list} role="log" aria-label="WhatsApp chat" tabIndex={0} className={classes.chat}>
          {messages.length === 0 && <p className={classes.empty}>Say hello: pick a suggestion or type below.</p>}
          {messages.map((message) => (
            <Bubble key={message.sid} message={message} />
          ))}
        </div>
        <ChatComposer {...composer} />
      </div>
      <Suggestions onChoose={({ text }) => composer.setText(text)} />
      <Trouble problem={composer.problem ?? problem} />
    </div>
  );
}
