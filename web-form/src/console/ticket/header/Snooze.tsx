import { ActionIcon, Menu } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OpenTicket, TicketChange } from '@/queries/staffTicket';
import { snoozeTimes } from '../snooze';
import type { Menus } from '../useTicketActions';

interface Props {
  ticket: OpenTicket;
  change: (change: TicketChange) => void;
  menus: Menus;
}

/** Out of the way until it matters again. */
export function Snooze({ ticket: { snoozed_until }, change, menus }: Props) {
  const t = useTranslations('desk');
  const when = useWhen();
  return (
    <Menu opened={menus.opened === 'snooze'} onChange={(open) => menus.open(open ? 'snooze' : null)} position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <ActionIcon variant={snoozed_until ? 'light' : 'subtle'} color="gray" size="lg" aria-label={snoozed_until ? t('snoozed', { time: when(new Date(snoozed_until)) }) : t('snooze')}>
          <IconClockPause size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {snoozed_until && <Menu.Item onClick={() => change({ snoozed_until: null })}>{t('wake')}</Menu.Item>}
        <SnoozeTimes change={change} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** For how long it can be put out of the way. */
export function SnoozeTimes({ change }: { change: (change: TicketChange) => void }) {
  const t = useTranslations('desk');
  const when = useWhen();
  return snoozeTimes(new Date()).map(({ name, at }) => (
    <Menu.Item key={name} rightSection={when(at)} onClick={() => change({ snoozed_until: at.toISOString() })}>
      {t(`snoozeFor.${name}`)}
    </Menu.Item>
  ));
}

function useWhen() {
  const format = useFormatter();
  return (at: Date) => format.dateTime(at, { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' });
}
