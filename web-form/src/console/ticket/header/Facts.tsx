import { IconCircleDot, IconFlag } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { OpenTicket, TicketChange, TicketPriority } from '@/queries/staffTicket';
import type { Menus } from '../useTicketActions';
import { Fact } from './Fact';
import { Tags } from './Tags';

const PRIORITIES: TicketPriority[] = ['urgent', 'high', 'normal', 'low'];

interface Props {
  ticket: OpenTicket;
  change: (change: TicketChange) => void;
  menus: Menus;
}

export function Facts({ ticket, change, menus }: Props) {
  const t = useTranslations('desk');
  return (
    <>
      <Fact
        label={t('status.label')}
        icon={IconCircleDot}
        value={ticket.status}
        choices={[...new Set([ticket.status, ...ticket.next_statuses])].map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <Fact
        label={t('priority.label')}
        icon={IconFlag}
        value={ticket.priority}
        choices={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        onChange={(priority) => change({ priority })}
      />
      <Tags ticket={ticket} change={change} menus={menus} />
    </>
  );
}
