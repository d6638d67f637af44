import { IconAlertCircle, IconCheck, IconChecks, IconClock, type Icon } from '@tabler/icons-react';
import clsx from 'clsx';
import type { ChatMessage, DeliveryStatus } from '@/lib/sandboxApi';
import { RichText } from '../../common/RichText';
import { Time } from '../../common/Time';
import classes from './Bubble.module.css';

const TICKS: Record<DeliveryStatus, { icon: Icon; label: string }> = {
  received: { icon: IconChecks, label: 'Received' },
  queued: { icon: IconClock, label: 'Queued' },
  sent: { icon: IconCheck, label: 'Sent' },
  delivered: { icon: IconChecks, label: 'Delivered' },
  read: { icon: IconChecks, label: 'Read' },
  failed: { icon: IconAlertCircle, label: 'Not delivered' },
};

/** One message; the customer's own stand on the right. */
export function Bubble({ message: { direction, body, at, status } }: { message: ChatMessage }) {
  const { icon: Tick, label } = TICKS[status];
  return (
    <div className={clsx(classes.bubble, classes[direction])}>
      <span className="visuallyHidden">{direction === 'inbound' ? 'You:' : 'TechCorp:'}</span>
      <RichText text={body} />
      <span className={classes.meta}>
        <Time at={at} short />
        <span className={classes[status]} title={label}>
          <Tick size={16} aria-hidden />
          <span className="visuallyHidden">{label}</span>
        </span>
      </span>
    </div>
  );
}
