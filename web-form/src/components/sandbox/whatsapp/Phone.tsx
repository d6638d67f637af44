import { useCallback, useRef } from 'react';
import { fetchChat, sendWhatsApp } from '@/lib/sandboxApi';
import { useLive } from '@/lib/useLive';
import { Logo } from '../../shell/Logo';
import { Suggestions } from '../Suggestions';
import type { Suggestion } from '../suggestions';
import { Trouble } from '../Trouble';
import { useComposer } from '../useComposer';
import { useShowNewest } from '../useShowNewest';
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
  const input = useRef<HTMLTextAreaElement>(null);
  const messages = data ?? [];
  const list = useShowNewest(messages.length);
  const fill = ({ text }: Suggestion) => {
    composer.setText(text);
    input.current?.focus();
  };
  return (
    <div className={classes.side}>
      <div className={classes.phone}>
        <div className={classes.top}>
          <span className={classes.logo}>
            <Logo size={26} />
          </span>
          <div className={classes.who}>
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
        <ChatComposer {...composer} input={input} />
      </div>
      <Suggestions onChoose={fill} />
      <Trouble problem={composer.problem ?? problem} />
    </div>
  );
}
