import { IconSparkles, IconUser } from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslations } from 'use-intl';
import type { TicketMessage } from '@/queries/tickets';
import { RichText } from '../common/RichText';
import { Time } from '../common/Time';
import classes from './Message.module.css';

export function Message({ message: { role, content, cut, created_at } }: { message: TicketMessage }) {
  const Icon = role === 'agent' ? IconSparkles : IconUser;
  return (
    <article className={clsx(classes.message, classes[role])}>
      {role !== 'customer' && (
        <span className={classes.avatar}>
          <Icon size={20} stroke={1.7} aria-hidden />
        </span>
      )}
      <div className={classes.body}>
        <p className={classes.from}>
          <strong>{useTranslations('roles')(role)}</strong> <Time at={created_at} />
        </p>
        <div className={classes.bubble}>
          <RichText text={content} />
          {cut && <Unfold text={cut} />}
        </div>
      </div>
    </article>
  );
}

/** What a mail brought beside its writer's own words, such as quotes; folded, as mail programs do it. */
function Unfold({ text }: { text: string }) {
  return (
    <details className={classes.cut}>
      <summary>{useTranslations('ticket')('restOfMail')}</summary>
      <RichText text={text} />
    </details>
  );
}
