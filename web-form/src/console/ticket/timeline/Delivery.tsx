import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconHelp, type Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Item } from '@/queries/staffTicket';
import { staff } from '@/texts/staff';
import classes from './Delivery.module.css';

const STATES = staff.timeline.delivery;
type State = keyof typeof STATES;
const ICONS: Record<State, Icon> = {
  pending: IconClock,
  sending: IconClock,
  draft: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  unknown: IconHelp,
};

/** How far what we said has come. */
export function Delivery({ item: { delivery_status: status, send_error, author } }: { item: Item }) {
  const t = useTranslations('timeline.delivery');
  if (author.kind === 'customer' || !status || !(status in STATES)) return null;
  const state = status as State;
  const Tick = ICONS[state];
  return (
    <p className={classes.delivery} data-state={state}>
      <Tick size={15} stroke={1.8} aria-hidden />
      {t(state)}
      {send_error && `: ${send_error}`}
    </p>
  );
}
