import { IconClockPause, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TicketRow } from '@/queries/inbox';
import { useSession } from '@/queries/session';
import { useChangeTicket, type TicketChange } from '@/queries/staffTicket';
import { useToasts } from '../frame/toasts';
import { snoozeTimes } from '../ticket/snooze';
import { useSwipe } from './useSwipe';
import classes from './Swipeable.module.css';

/** On a phone: to one side it is mine, to the other it sleeps until tomorrow. Both can be undone. */
export function Swipeable({ row, children }: { row: TicketRow; children: ReactNode }) {
  const t = useTranslations('desk');
  const { data: me } = useSession();
  const { mutate } = useChangeTicket(row.id);
  const { done, failed } = useToasts();
  const change = (wanted: TicketChange, before: TicketChange, said: string) =>
    mutate(wanted, {
      onSuccess: () => done(said, () => mutate(before)),
      onError: ({ message }) => failed(t('unchanged'), message),
    });
  const tomorrow = () => snoozeTimes(new Date())[1].at.toISOString();
  const { pushed, far, handlers } = useSwipe({
    toEnd: () => me?.id && change({ assigned_to: me.id }, { assigned_to: row.assigned_to?.id ?? null }, t('assignedTo', { name: me.name })),
    toStart: () => change({ snoozed_until: tomorrow() }, { snoozed_until: row.snoozed_until }, t('snoozedTomorrow')),
  });
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
