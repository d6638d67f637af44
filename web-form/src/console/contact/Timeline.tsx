import { Skeleton, Title } from '@mantine/core';
import {
  IconArrowMerge,
  IconBell,
  IconCheckbox,
  IconLayoutKanban,
  IconMessage,
  IconNotes,
  IconPhone,
  IconSend,
  IconShoppingBag,
  IconTicket,
  IconTimeline,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { timelineQuery, type Entry } from '@/queries/contact';
import { staff } from '@/texts/staff';
import { useChannelName } from '../inbox/ChannelIcon';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import { TicketLink } from '../shell/TicketLink';
import { Trouble } from '../shell/Trouble';
import classes from './Contact.module.css';

const ICONS: Record<string, Icon> = {
  message: IconMessage,
  ticket: IconTicket,
  deal: IconLayoutKanban,
  task: IconCheckbox,
  merge: IconArrowMerge,
  call: IconPhone,
  meeting: IconUsers,
  note: IconNotes,
  outreach: IconSend,
  interaction: IconUsers,
  reminder: IconBell,
  order: IconShoppingBag,
};
const ACTIVITIES = staff.contact.timeline.activities;

/** Mails, chats, calls, deals and tasks of one person, the newest first. */
export function Timeline({ id }: { id: number }) {
  const t = useTranslations('contact.timeline');
  const failed = useTranslations('contact')('failed');
  const list = useInfiniteQuery(timelineQuery(id));
  const { data, failureReason: problem } = list;
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-label={t('title')}>
      <Title order={2} fz="lg">
        {t('title')}
      </Title>
      {problem && !data && <Trouble title={failed}>{problem.message}</Trouble>}
      {!data && !problem && <Skeleton mt="md" height={240} />}
      {entries?.length === 0 && (
        <Empty icon={IconTimeline} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      <ol className={classes.entries}>
        {entries?.map((entry) => (
          <Line key={`${entry.kind} ${entry.id}`} entry={entry} />
        ))}
      </ol>
      <More list={list}>{t('older')}</More>
    </section>
  );
}

function Line({ entry }: { entry: Entry }) {
  const t = useTranslations('contact.timeline');
  const channelName = useChannelName();
  const { kind, title, text, by, status, channel, ticket_id: ticket } = entry;
  const activity = (kind === 'activity' || kind === 'interaction') && title !== null && title in ACTIVITIES ? (title as keyof typeof ACTIVITIES) : null;
  const Picture = ICONS[activity ?? kind] ?? IconMessage;
  return (
    <li className={classes.entry}>
      <span className={classes.mark}>
        <span className={classes.picture}>
          <Picture size={17} stroke={1.7} aria-hidden />
        </span>
      </span>
      <div>
        <div className={classes.line}>
          <strong dir="auto">{activity ? t(`activities.${activity}`) : kind === 'order' ? t('order', { number: title ?? '' }) : title || t(`kinds.${kind}`)}</strong>
          {ticket && <TicketLink number={ticket} />}
          <span className={classes.when}>
            {channel && `${channelName(channel)} · `}
            {by && `${t('by', { who: by })} · `}
            {status && `${status.replaceAll('_', ' ')} · `}
            <Ago at={entry.at} />
          </span>
        </div>
        {text && (
          <p className={classes.words} dir="auto">
            {text}
          </p>
        )}
      </div>
    </li>
  );
}
