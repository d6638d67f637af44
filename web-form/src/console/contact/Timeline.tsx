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
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { inWords } from '@/lib/words';
import { companyTimelineQuery, timelineQuery, type Entry, type TimelinePage } from '@/queries/contact';
import type { ApiError } from '@/api/problem';
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

/** Mails, chats, calls, deals and tasks of one person. */
export const Timeline = ({ id }: { id: number }) => <Entries list={useInfiniteQuery(timelineQuery(id))} />;

/** The same of all people of a company, each by name. */
export const CompanyTimeline = ({ id }: { id: number }) => <Entries list={useInfiniteQuery(companyTimelineQuery(id))} named />;

type List = UseInfiniteQueryResult<InfiniteData<TimelinePage>, ApiError>;

/** The newest first. */
function Entries({ list, named = false }: { list: List; named?: boolean }) {
  const t = useTranslations('contact.timeline');
  const failed = useTranslations('contact')('failed');
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
          <Line key={`${entry.kind} ${entry.id}`} entry={entry} named={named} />
        ))}
      </ol>
      <More list={list}>{t('older')}</More>
    </section>
  );
}

function Line({ entry, named }: { entry: Entry; named: boolean }) {
  const t = useTranslations('contact.timeline');
  const nameless = useTranslations('contacts')('nameless');
  const channelName = useChannelName();
  const { kind, title, text, by, status, channel, ticket_id: ticket, contact_id, contact_name } = entry;
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
          {named && (
            <Link to="/contacts/$contact/" params={{ contact: String(contact_id) }} className={classes.person} dir="auto">
              {contact_name ?? nameless}
            </Link>
          )}
          {ticket && <TicketLink number={ticket} />}
          <span className={classes.when}>
            {channel && `${channelName(channel)} · `}
            {by && `${t('by', { who: by })} · `}
            {status && `${inWords(status)} · `}
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
