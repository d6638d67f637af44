import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import type { Menus } from '../useTicketActions';

/** What is done with a ticket now and then. */
export function More({ menus }: { menus: Menus }) {
  const t = useTranslations('desk');
  const me = useSession().data;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('more')}>
          <IconDots size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => menus.open('call')}>{t('call')}</Menu.Item>
        <Menu.Item onClick={() => menus.open('link')}>{t('link')}</Menu.Item>
        {me && 'merge' in me.actions && <Menu.Item onClick={() => menus.open('merge')}>{t('merge')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
