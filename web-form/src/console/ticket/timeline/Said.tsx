import { IconLock, IconSparkles } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Item, OpenTicket } from '@/queries/staffTicket';
import { RichText } from '@/components/common/RichText';
import { Time } from '@/components/common/Time';
import type { staff } from '@/texts/staff';
import { ChannelIcon } from '../../inbox/ChannelIcon';
import { Answer } from './answer/Answer';
import { Delivery } from './Delivery';
import { Files } from './Files';
import classes from './Said.module.css';

type Kind = keyof typeof staff.timeline.activity;

/** Words of the customer, the AI or a colleague; a note looks like nothing that was sent. */
export function Said({ item, ticket }: { item: Item; ticket: OpenTicket }) {
  const t = useTranslations('timeline');
  const note = item.kind === 'note';
  return (
    <article className={classes.said} data-author={note ? 'note' : item.author.kind}>
      <header className={classes.from}>
        <By item={item} ticket={ticket} />
        <Time at={item.at} />
      </header>
      <div className={classes.bubble}>
        {item.subject && item.subject !== ticket.subject && (
          <p className={classes.subject} dir="auto">
            {t('about', { subject: item.subject })}
          </p>
        )}
        <RichText text={item.text} />
        {item.cut && (
          <details className={classes.cut}>
            <summary>{t('unfold')}</summary>
            <RichText text={item.cut} />
          </details>
        )}
        {item.cc.length > 0 && <p className={classes.subject}>{t('copied', { addresses: item.cc.join(', ') })}</p>}
        <Files files={item.attachments} />
      </div>
      {!note && <Delivery item={item} />}
      {item.author.kind === 'ai' && <Answer item={item} />}
    </article>
  );
}

/** What was written down: a note, or what left no message, as a call. */
function NoteKind({ event }: Pick<Item, 'event'>) {
  const t = useTranslations('timeline');
  if (!event) return t('note');
  const { direction, minutes, outcome } = event.detail as { direction?: string; minutes?: number; outcome?: string };
  const kind = t(`activity.${event.name as Kind}`, { direction: direction ?? 'none' });
  return [kind, minutes && t('minutes', { count: minutes }), outcome].filter(Boolean).join(' · ');
}

function By({ item: { author, event, kind, channel, ticket_number, confidence, sources }, ticket }: { item: Item; ticket: OpenTicket }) {
  const t = useTranslations('timeline');
  const format = useFormatter();
  const name = author.name ?? (author.kind === 'customer' ? ticket.customer.name : null);
  return (
    <>
      {kind === 'note' && (
        <span className={classes.mark} title={t('noteAdvice')}>
          <IconLock size={14} stroke={1.8} aria-hidden />
          <NoteKind event={event} />
        </span>
      )}
      {author.kind === 'ai' && <IconSparkles size={15} stroke={1.7} className={classes.ai} aria-hidden />}
      <strong dir="auto">{author.kind === 'ai' ? t('ai') : (name ?? t(author.kind))}</strong>
      {channel && channel !== ticket.channel && <ChannelIcon channel={channel} />}
      {ticket_number !== ticket.id && <span>{t('ofTicket', { ticket: ticket_number })}</span>}
      {author.kind === 'ai' && confidence !== null && (
        <span>{t('confidence', { confidence: format.number(confidence, { style: 'percent' }) })}</span>
      )}
      {author.kind === 'ai' && sources.length > 0 && (
        <span title={sources.map(({ title }) => title).join('\n')}>{t('sources', { count: sources.length })}</span>
      )}
    </>
  );
}
