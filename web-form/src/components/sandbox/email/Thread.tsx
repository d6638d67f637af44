import { Text } from '@mantine/core';
import type { SandboxEmail } from '@/lib/sandboxApi';
import { useShowNewest } from '../useShowNewest';
import { Email } from './Email';
import classes from './Thread.module.css';

/** The mails of one conversation, oldest first. */
export function Thread({ messages }: { messages: SandboxEmail[] }) {
  const list = useShowNewest(messages.length);
  return (
    <div ref={list} role="log" aria-label="Email conversation" tabIndex={0} className={classes.thread}>
      {messages.length === 0 && (
        <Text c="dimmed" fz="sm" className={classes.empty}>
          Nothing here yet. Pick a suggestion or write your own mail below.
        </Text>
      )}
      {messages.map((email) => (
        <Email key={email.id} email={email} />
      ))}
      {messages.at(-1)?.direction === 'customer' && (
        <Text c="dimmed" fz="sm" px="md" py="sm">
          Delivered. The answer will arrive here…
        </Text>
      )}
    </div>
  );
}
