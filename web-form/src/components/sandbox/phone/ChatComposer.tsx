import { ActionIcon } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslations } from 'use-intl';
import type { Via } from '@/api/sandbox';
import classes from './ChatComposer.module.css';

interface Props {
  via: Via;
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
  sending: boolean;
  send: () => void;
}

/** Enter sends, Shift+Enter starts a new line. */
export function ChatComposer({ via, input, text, setText, sending, send }: Props) {
  const t = useTranslations('phone');
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      aria-label={t(`write.${via}`)}
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={input}
        rows={1}
        aria-label={t('message')}
        placeholder={t('message')}
        className={classes.input}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={sendOnEnter}
      />
      <ActionIcon type="submit" size={46} radius="xl" variant="filled" aria-label={t('send')} disabled={sending}>
        <IconSend2 size={22} />
      </ActionIcon>
    </form>
  );
}
