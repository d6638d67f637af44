import { IconCircleDot, IconFlag, IconFolder } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { OpenTicket, TicketCategory, TicketChange, TicketPriority } from '@/queries/staffTicket';
import type { Menus } from '../useTicketActions';
import { Fact } from './Fact';
import { Tags } from './Tags';

const PRIORITIES: TicketPriority[] = ['urgent', 'high', 'normal', 'low'];
const CATEGORIES: TicketCategory[] = ['general', 'technical', 'billing', 'bug_report', 'feedback', 'how_to'];

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
      <Fact
        label={t('category.label')}
        icon={IconFolder}
        value={ticket.category}
        choices={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        onChange={(category) => change({ category })}
      />
      <Tags ticket={ticket} change={change} menus={menus} />
    </>
  );
}
