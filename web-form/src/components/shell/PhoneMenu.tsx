import { ActionIcon, Menu } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import Link from 'next/link';
import type { NavigationItem } from './useNavigation';

/** The same pages as the header shows, folded away on a narrow screen. */
export function PhoneMenu({ items, className }: { items: NavigationItem[]; className?: string }) {
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon className={className} variant="subtle" size={44} aria-label="Menu">
          <IconMenu2 size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ href, label, current }) => (
          <Menu.Item key={href} component={Link} href={href} py="sm" aria-current={current ? 'page' : undefined}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
