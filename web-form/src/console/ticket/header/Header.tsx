import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconLayoutSidebarRight, IconRobot, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { withAboutToggled } from '../about';
import { nextEnd, nextHandling, type Menus, type TicketActions } from '../useTicketActions';
import { Assign } from './Assign';
import { Facts } from './Facts';
import { More } from './More';
import { Related } from './Related';
import { Snooze } from './Snooze';
import { useReason } from '../useReason';
import { Viewers } from './Viewers';
import classes from './Header.module.css';

interface Props {
  ticket: OpenTicket;
  actions: TicketActions;
  menus: Menus;
}

/** What it is about, who is at it, and what is most often done with it. */
export function Header({ ticket, actions, menus }: Props) {
  const t = useTranslations('desk');
  const reason = useReason();
  const { change, handle } = actions;
  const handling = nextHandling(ticket);
  const end = nextEnd(ticket);
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <Link to="/inbox/" search={(before) => ({ ...before, about: undefined })} className={classes.back} aria-label={t('back')}>
          <IconArrowLeft size={20} stroke={1.7} aria-hidden />
        </Link>
        <div className={classes.heading}>
          <h2 className={classes.subject} dir="auto">
            {ticket.subject}
          </h2>
          <Viewers ticket={ticket} />
        </div>
        <Group gap={6} wrap="nowrap">
          <More menus={menus} />
          <Snooze ticket={ticket} change={change} menus={menus} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('about')}
            renderRoot={(props) => (
              <Link
                {...props}
                to="/inbox/$ticket/"
                params={{ ticket: ticket.id }}
                search={withAboutToggled}
              />
            )}
          >
            <IconLayoutSidebarRight size={20} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
      <div className={classes.facts}>
        <Assign ticket={ticket} change={change} menus={menus} />
        <Facts ticket={ticket} change={change} menus={menus} />
        <Group gap={6} className={classes.actions} wrap="nowrap">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={handling === 'hand-back' ? <IconRobot size={16} aria-hidden /> : <IconUserCheck size={16} aria-hidden />}
            onClick={() => handle(handling)}
          >
            {t(handling)}
          </Button>
          {end && (
            <Button variant="light" size="compact-sm" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => change({ status: end })}>
              {t(`end.${end}`)}
            </Button>
          )}
        </Group>
      </div>
      <Related ticket={ticket} />
      {ticket.escalation_reason && <p className={classes.reason}>{t('because', { reason: reason(ticket.escalation_reason) })}</p>}
    </header>
  );
}
