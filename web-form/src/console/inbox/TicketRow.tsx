import { Checkbox } from '@mantine/core';
import { IconBolt, IconMoodSad, IconSparkles, IconTag } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import type { TicketRow as Row } from '@/queries/inbox';
import { ChannelIcon } from './ChannelIcon';
import { Swipeable } from './Swipeable';
import { useElapsed } from './useElapsed';
import { WhyHere } from './WhyHere';
import { TagNames } from '../records/TagNames';
import classes from './TicketRow.module.css';

/** Below it people are upset: the score gives it weight, too. */
export const UPSET = 0.3;

interface Props {
  row: Row;
  /** Its place in the list. */
  index: number;
  open: boolean;
  /** By the Tab key: one row is, the others by `j` and `k`. */
  reachable: boolean;
  onFocus: (index: number) => void;
  ticked: boolean;
  onTick: (id: string) => void;
}

/** Who waits, for what, how long; anything else only where it matters. */
export const TicketRow = memo(function TicketRow({ row, index, open, reachable, onFocus, ticked, onTick }: Props) {
  const t = useTranslations('inbox');
  const records = useTranslations('records');
  return (
    <div className={classes.frame} data-open={open || undefined}>
      <Checkbox
        size="xs"
        className={classes.tick}
        tabIndex={-1}
        aria-label={records('select', { name: row.subject })}
        checked={ticked}
        onMouseDown={(event) => event.preventDefault()} // the keys go on being those of the list
        onChange={() => onTick(row.id)}
      />
      <Swipeable row={row}>
        <Link
          to="/inbox/$ticket/"
          params={{ ticket: row.id }}
          search={(before) => before}
          className={classes.row}
          tabIndex={reachable ? 0 : -1}
          onFocus={() => onFocus(index)}
          aria-current={open || undefined}
        >
          <span className={classes.top}>
            <ChannelIcon channel={row.channel} />
            <span className={classes.name} dir="auto">
              {row.customer_name ?? t('someone')}
            </span>
            <Waiting row={row} />
          </span>
          <span className={classes.words} dir="auto">
            {row.excerpt || row.subject}
          </span>
          <Marks row={row} />
        </Link>
      </Swipeable>
      <span className={classes.why}>
        <WhyHere row={row} />
      </span>
    </div>
  );
});

function Waiting({ row: { waiting_since, snoozed_until } }: { row: Row }) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const elapsed = useElapsed();
  const full = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  if (snoozed_until) {
    return (
      <time className={classes.time} dateTime={snoozed_until} title={full(snoozed_until)}>
        {t('snoozedUntil', { time: format.dateTime(new Date(snoozed_until), { weekday: 'short', timeStyle: undefined, hour: 'numeric', minute: 'numeric' }) })}
      </time>
    );
  }
  if (!waiting_since) return null;
  return (
    <time className={classes.time} dateTime={waiting_since} title={t('waitsSince', { time: full(waiting_since) })}>
      {elapsed(waiting_since)}
    </time>
  );
}

function Marks({ row }: { row: Row }) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const { sla, draft, sentiment, priority, assigned_to, assigned_team, tags } = row;
  return (
    <span className={classes.marks}>
      <span className={classes.owner}>{assigned_to?.name ?? (assigned_team && inWords(assigned_team)) ?? t('nobodys')}</span>
      {row.matches_topic_alert && (
        <IconBolt size={15} className={classes.alert} role="img" aria-label={t('alert')} aria-hidden={false} />
      )}
      {sla?.due_at && (sla.state === 'at_risk' || sla.state === 'breached') && (
        <span className={classes.sla} data-state={sla.state}>
          {t(`sla.${sla.state}`, { time: format.dateTime(new Date(sla.due_at), { hour: 'numeric', minute: 'numeric' }) })}
        </span>
      )}
      {(priority === 'urgent' || priority === 'high') && (
        <span className={classes.urgency} data-priority={priority}>
          {t(`urgency.${priority}`)}
        </span>
      )}
      {sentiment !== null && sentiment < UPSET && (
        <span className={classes.mood}>
          <IconMoodSad size={15} stroke={1.7} aria-hidden />
          {t('mood')}
        </span>
      )}
      {tags.length > 0 && (
        <span className={classes.tags}>
          <IconTag size={14} stroke={1.7} aria-hidden />
          <TagNames tags={tags} />
        </span>
      )}
      {draft && (
        <span className={classes.draft}>
          <IconSparkles size={14} stroke={1.7} aria-hidden />
          {draft.author !== null
            ? t('proposal', { name: draft.author })
            : draft.confidence === null
              ? t('draft')
              : t('draftOf', { confidence: format.number(draft.confidence, { style: 'percent' }) })}
        </span>
      )}
    </span>
  );
}
