import { ActionIcon, Indicator, Menu } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Time } from '@/components/common/Time';
import { notificationsQuery, useRead, type Notification } from '@/queries/notifications';
import { staff } from '@/texts/staff';

const KINDS = staff.notifications.kinds;

/** What is new for whoever is signed in; what was looked at is not new any more. */
export function Bell() {
  const t = useTranslations('notifications');
  const { data, failureReason: problem } = useQuery(notificationsQuery);
  const { mutate: read } = useRead();
  const { items = [], unread = 0 } = data ?? {};
  const see = () => {
    const fresh = items.filter(({ read_at }) => read_at === null).map(({ id }) => id);
    if (fresh.length > 0) read(fresh);
  };
  return (
    <Menu position="top-start" shadow="md" onClose={see}>
      <Indicator inline disabled={unread === 0} label={unread} size={18} offset={8}>
        <Menu.Target>
          <ActionIcon variant="subtle" size={44} aria-label={unread > 0 ? t('titleNew', { count: unread }) : t('title')}>
            <IconBell size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown mah={400} style={{ overflowY: 'auto' }}>
        {problem && <Menu.Label>{t('failed')}</Menu.Label>}
        {data && items.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
        {items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Line({ item: { kind, ticket, title, at, read_at } }: { item: Notification }) {
  const t = useTranslations('notifications.kinds');
  const known = kind in KINDS ? (kind as keyof typeof KINDS) : 'other';
  const address: string = ticket ? `/inbox/${ticket}/` : '/tasks/';
  return (
    <Menu.Item component={Link} to={address} fw={read_at === null ? 600 : undefined} rightSection={<Time at={at} />}>
      {t(known, { subject: ticket ?? title ?? '' })}
    </Menu.Item>
  );
}
