import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Via } from '@/api/sandbox';
import { useSite } from '@/queries/brand';
import { chatQuery, useSendFromPhone } from '@/queries/sandbox';
import type { Suggestion } from '@/texts/sandbox';
import { Logo } from '../../shell/Logo';
import { Suggestions } from '../Suggestions';
import { ErrorMessage } from '../ErrorMessage';
import { useComposer } from '../useComposer';
import { useShowNewest } from '../useShowNewest';
import { Bubble } from './Bubble';
import { ChatComposer } from './ChatComposer';
import classes from './Phone.module.css';

interface Props {
  via: Via;
  sender: { name: string; phone: string };
}

/** The chat with support as the customer sees it; of text messages nobody gets the name. */
export function Phone({ via, sender: { name, phone } }: Props) {
  const t = useTranslations('phone');
  const { data: messages = [], failureReason } = useQuery(chatQuery(via, phone));
  const { mutateAsync: deliver } = useSendFromPhone(via, phone);
  const { problem, ...composer } = useComposer((text) => deliver({ text, ...(via !== 'sms' && { name }) }));
  const input = useRef<HTMLTextAreaElement>(null);
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
            <strong>{useSite()}</strong>
            {via !== 'sms' && <span>{t('business')}</span>}
          </div>
        </div>
        <div ref={list} role="log" aria-label={t(`chat.${via}`)} tabIndex={0} className={classes.chat}>
          {messages.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
          {messages.map((message) => (
            <Bubble key={message.sid} message={message} />
          ))}
        </div>
        <ChatComposer {...composer} via={via} input={input} />
      </div>
      <Suggestions onChoose={fill} />
      <ErrorMessage problem={problem ?? failureReason} />
    </div>
  );
}
