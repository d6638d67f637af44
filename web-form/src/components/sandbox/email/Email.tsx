import clsx from 'clsx';
import type { SandboxEmail } from '@/api/sandbox';
import { email as texts, sandbox } from '@/texts/sandbox';
import { RichText } from '../../common/RichText';
import { Time } from '../../common/Time';
import classes from './Email.module.css';

export function Email({ email }: { email: SandboxEmail }) {
  return (
    <article className={classes.email}>
      <header className={classes.header}>
        <span className={clsx(classes.avatar, classes[email.direction])} aria-hidden>
          {email.from.trim().charAt(0).toUpperCase()}
        </span>
        <div className={classes.who}>
          <strong>{email.from}</strong>
          <span>{sandbox.to(email.to)}</span>
        </div>
        <span className={classes.when}>
          <Time at={email.at} short />
        </span>
      </header>
      <p className={classes.subject}>{email.subject}</p>
      <RichText text={email.text} />
      <Headers headers={email.headers} />
    </article>
  );
}

/** The ids that tie a reply to its thread in every mail program. */
function Headers({ headers }: { headers: SandboxEmail['headers'] }) {
  const lines = [
    [texts.headers.messageId, headers.message_id],
    [texts.headers.inReplyTo, headers.in_reply_to ?? texts.startsConversation],
    [texts.headers.references, headers.references.join(' ') || texts.none],
  ] as const;
  return (
    <details className={classes.details}>
      <summary>{headers.in_reply_to ? texts.details.reply : texts.details.first}</summary>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
