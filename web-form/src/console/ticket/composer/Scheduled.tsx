import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useUnschedule } from '@/queries/replies';
import type { OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import { Files } from '../timeline/Files';
import classes from './Suggestion.module.css';

interface Props {
  ticket: OpenTicket;
  scheduled: NonNullable<OpenTicket['scheduled']>;
  /** Its words, for whoever wrote them to go on with. */
  onBack: (draft: NonNullable<OpenTicket['my_draft']>) => void;
}

/** A reply that waits for its time. */
export function Scheduled({ ticket, scheduled: { author, content, cc, files, send_at }, onBack }: Props) {
  const t = useTranslations('composer');
  const said = useTranslations('timeline');
  const format = useFormatter();
  const { failed } = useToasts();
  const { mutate: takeBack, isPending } = useUnschedule(ticket.id);
  const time = format.dateTime(new Date(send_at), { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  const back = () =>
    takeBack(undefined, {
      onSuccess: ({ my_draft }) => my_draft && onBack(my_draft),
      onError: ({ message }) => failed(t('notUnscheduled'), message),
    });
  return (
    <section className={classes.card} aria-label={t('later')}>
      <h3 className={classes.title}>
        <IconClock size={16} stroke={1.7} aria-hidden />
        {t('waits', { name: author.name, time })}
      </h3>
      <p dir="auto">{content}</p>
      {cc.length > 0 && <p className={classes.held}>{said('copied', { addresses: cc.join(', ') })}</p>}
      <Files files={files} />
      <Button size="compact-sm" variant="light" loading={isPending} onClick={back}>
        {t('unschedule')}
      </Button>
    </section>
  );
}
