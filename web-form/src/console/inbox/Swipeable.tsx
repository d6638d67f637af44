import { IconClockPause, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TicketRow } from '@/queries/inbox';
import { useSession } from '@/queries/session';
import { useChangeTicket, useHandling } from '@/queries/staffTicket';
import { useToasts } from '../frame/toasts';
import { tomorrow } from '../ticket/snooze';
import { useSwipe } from './useSwipe';
import classes from './Swipeable.module.css';

/** On a phone: to one side it is mine, to the other it sleeps until tomorrow. */
export function Swipeable({ row, children }: { row: TicketRow; children: ReactNode }) {
  const t = useTranslations('desk');
  const { pushed, far, handlers } = useSwipe(useSides(row));
  const SideIcon = pushed > 0 ? IconUserCheck : IconClockPause;
  return (
    <div className={classes.swipeable} data-side={pushed > 0 ? 'end' : 'start'} {...handlers}>
      {pushed !== 0 && (
        <span className={classes.under} data-far={far || undefined}>
          <SideIcon size={22} stroke={1.7} aria-hidden />
          {pushed > 0 ? t('assignTo') : t('snoozeFor.tomorrow')}
        </span>
      )}
      <div className={classes.over} style={pushed ? { transform: `translateX(${pushed}px)` } : undefined}>
        {children}
      </div>
    </div>
  );
}

/** Of an unassigned ticket: somebody has it, or had it, and the AI is silent. */
const BY_PEOPLE: readonly TicketRow['status'][] = ['escalated', 'in_progress'];

/** What the two sides do, and how each is undone: where the AI would have answered, it answers again. */
function useSides(row: TicketRow) {
  const t = useTranslations('desk');
  const { data: me } = useSession();
  const { done, failed } = useToasts();
  const onRefused = ({ message }: Error) => failed(t('unchanged'), message);
  const { mutate: putBack } = useChangeTicket(row.id, { onRefused });
  const { mutate: handle } = useHandling(row.id, { onRefused });
  const owner = row.assigned_to?.id ?? null;
  const giveBack = () =>
    owner || BY_PEOPLE.includes(row.status) ? putBack({ assigned_to: owner }) : handle('hand-back');
  const { mutate } = useChangeTicket(row.id, {
    onRefused,
    onChanged: ({ assigned_to }) =>
      assigned_to
        ? done(t('assignedTo', { name: me?.name ?? t('me') }), giveBack)
        : done(t('snoozedTomorrow'), () => putBack({ snoozed_until: row.snoozed_until })),
  });
  return {
    toEnd: () => me?.id && me.id !== owner && mutate({ assigned_to: me.id }),
    toStart: () => mutate({ snoozed_until: tomorrow(new Date()).toISOString() }),
  };
}
