import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { SandboxEmail } from '@/api/sandbox';
import { useShowNewest } from '../useShowNewest';
import { Email } from './Email';
import classes from './Thread.module.css';

/** The mails of one conversation, oldest first. */
export function Thread({ messages }: { messages: SandboxEmail[] }) {
  const t = useTranslations('mailbox');
  const list = useShowNewest(messages.length);
  return (
    <div ref={list} role="log" aria-label={t('thread')} tabIndex={0} className={classes.thread}>
      {messages.length === 0 && (
        <Text c="dimmed" fz="sm" className={classes.empty}>
          {t('empty')}
        </Text>
      )}
      {messages.map((email) => (
        <Email key={email.id} email={email} />
      ))}
      {messages.at(-1)?.direction === 'customer' && (
        <Text c="dimmed" fz="sm" px="md" py="sm">
          {t('delivered')}
        </Text>
      )}
    </div>
  );
}
