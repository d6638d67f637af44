import { Button, Textarea, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Suggestion } from '@/texts/sandbox';
import { Suggestions } from '../Suggestions';
import { ErrorMessage } from '../ErrorMessage';
import { useComposer } from '../useComposer';
import classes from './Mailbox.module.css';

interface Props {
  /** A reply keeps the subject of its thread. */
  reply: boolean;
  onSend: (subject: string, text: string) => Promise<void>;
}

export function EmailComposer({ reply, onSend }: Props) {
  const t = useTranslations('mailbox');
  const [subject, setSubject] = useState('');
  const body = useRef<HTMLTextAreaElement>(null);
  const { text, setText, sending, problem, send } = useComposer((words) => onSend(subject.trim() || t('noSubject'), words));

  const fill = (suggestion: Suggestion) => {
    setSubject(suggestion.subject);
    setText(suggestion.text);
    body.current?.focus();
  };

  return (
    <form
      aria-label={t('write')}
      className={classes.mailbox}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Suggestions onChoose={fill} />
      {!reply && (
        <TextInput
          size="sm"
          label={t('subject')}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
      )}
      <Textarea
        ref={body}
        size="sm"
        label={t(reply ? 'reply' : 'mail')}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ErrorMessage problem={problem} />
      <Button type="submit" disabled={sending || !text.trim()} leftSection={<IconSend size={18} />}>
        {t(reply ? 'sendReply' : 'send')}
      </Button>
    </form>
  );
}
