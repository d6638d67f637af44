import clsx from 'clsx';
import { useTranslations } from 'use-intl';
import type { SandboxEmail } from '@/api/sandbox';
import { RichText } from '../../common/RichText';
import { Time } from '../../common/Time';
import classes from './Email.module.css';

export function Email({ email }: { email: SandboxEmail }) {
  const t = useTranslations('sandbox');
  return (
    <article className={classes.email}>
      <header className={classes.header}>
        <span className={clsx(classes.avatar, classes[email.direction])} aria-hidden>
          {email.from.trim().charAt(0).toUpperCase()}
        </span>
        <div className={classes.who}>
          <strong>{email.from}</strong>
          <span>{t('to', { address: email.to })}</span>
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
  const t = useTranslations('mailbox');
  const lines = [
    [t('headers.messageId'), headers.message_id],
    [t('headers.inReplyTo'), headers.in_reply_to ?? t('startsConversation')],
    [t('headers.references'), headers.references.join(' ') || t('none')],
  ] as const;
  return (
    <details className={classes.details}>
      <summary>{t(headers.in_reply_to ? 'details.reply' : 'details.first')}</summary>
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
