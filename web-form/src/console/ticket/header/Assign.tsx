import { Menu, UnstyledButton } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import type { OpenTicket, TicketChange } from '@/queries/staffTicket';
import { colleaguesQuery, useTeamsInReach } from '@/queries/people';
import { useSession } from '@/queries/session';
import type { Menus } from '../useTicketActions';
import classes from './Fact.module.css';

interface Props {
  ticket: OpenTicket;
  change: (change: TicketChange) => void;
  menus: Menus;
}

/** Whose it is: a person's, a team's, or nobody's. */
export function Assign({ ticket: { assigned_to, assigned_team }, change, menus }: Props) {
  const t = useTranslations('desk');
  const shown = assigned_to?.name ?? (assigned_team && inWords(assigned_team)) ?? t('nobody');
  const opened = menus.opened === 'assign';
  return (
    <Menu opened={opened} onChange={(open) => menus.open(open ? 'assign' : null)} position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.fact} aria-label={t('assignedTo', { name: shown })}>
          <IconUser size={15} stroke={1.7} aria-hidden />
          {shown}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Assignees change={change} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whoever a ticket can be given to. */
export function Assignees({ change }: { change: (change: TicketChange) => void }) {
  const t = useTranslations('desk');
  const { data: me } = useSession();
  const { data: people = [] } = useQuery(colleaguesQuery);
  const teams = useTeamsInReach();
  const others = people.filter(({ id }) => id !== me?.id);
  return (
    <>
      {me?.id && <Menu.Item onClick={() => change({ assigned_to: me.id })}>{t('me')}</Menu.Item>}
      <Menu.Item onClick={() => change({ assigned_to: null })}>{t('nobody')}</Menu.Item>
      <Menu.Label>{t('teams')}</Menu.Label>
      {teams.map((team) => (
        <Menu.Item key={team} onClick={() => change({ assigned_team: team })}>
          {inWords(team)}
        </Menu.Item>
      ))}
      {others.length > 0 && <Menu.Label>{t('people')}</Menu.Label>}
      {others.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => change({ assigned_to: id })}>
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
