import { IconAlertCircle, IconCheck, IconChecks, IconClock, type Icon } from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslations } from 'use-intl';
import type { ChatMessage, DeliveryStatus } from '@/api/sandbox';
import { useCompany } from '@/queries/brand';
import { RichText } from '../../common/RichText';
import { Time } from '../../common/Time';
import classes from './Bubble.module.css';

const TICKS: Record<DeliveryStatus, Icon> = {
  received: IconChecks,
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
};

/** One message; the customer's own stand on the right. */
export function Bubble({ message: { direction, body, at, status } }: { message: ChatMessage }) {
  const t = useTranslations('phone');
  const Tick = TICKS[status];
  const label = t(`delivery.${status}`);
  const company = useCompany();
  const from = direction === 'inbound' ? t('you') : t('company', { name: company });
  return (
    <div className={clsx(classes.bubble, classes[direction])}>
      <span className="visuallyHidden">{from}</span>
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
