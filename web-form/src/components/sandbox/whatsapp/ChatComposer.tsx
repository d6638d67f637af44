import { ActionIcon } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { whatsapp } from '@/texts/sandbox';
import classes from './ChatComposer.module.css';

interface Props {
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
  sending: boolean;
  send: () => void;
}

/** Enter sends, Shift+Enter starts a new line. */
export function ChatComposer({ input, text, setText, sending, send }: Props) {
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      aria-label={whatsapp.write}
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={input}
        rows={1}
        aria-label={whatsapp.message}
        placeholder={whatsapp.message}
        className={classes.input}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={sendOnEnter}
      />
      <ActionIcon type="submit" size={46} radius="xl" variant="filled" aria-label={whatsapp.send} disabled={sending}>
        <IconSend2 size={22} />
      </ActionIcon>
    </form>
  );
}
