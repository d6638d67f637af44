import clsx from 'clsx';
import type { SandboxEmail } from '@/lib/sandboxApi';
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
          <span>to {email.to}</span>
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
    ['Message-ID', headers.message_id],
    ['In-Reply-To', headers.in_reply_to ?? 'none: starts the conversation'],
    ['References', headers.references.join(' ') || 'none'],
  ] as const;
  return (
    <details className={classes.details}>
      <summary>{headers.in_reply_to ? 'Details: a reply in this thread' : 'Details: first message'}</summary>
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
