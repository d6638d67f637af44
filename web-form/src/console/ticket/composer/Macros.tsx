import { Button, Menu } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/api/inbox';
import { useSession } from '@/queries/session';
import { macrosQuery } from '@/queries/staffTicket';
import type { Menus } from '../useTicketActions';
import { filledIn } from './macros';
import type { ComposerState } from './useComposer';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
  menus: Menus;
}

/** Words that are said again and again, with the names filled in. */
export function Macros({ ticket, composer, menus }: Props) {
  const t = useTranslations('composer');
  const { data: me } = useSession();
  const opened = menus.opened === 'macros';
  const { data: macros = [] } = useQuery({ ...macrosQuery, enabled: opened });
  const insert = (body: string) => {
    const text = filledIn(body, { ticket, agent: me?.name ?? '' });
    composer.type(composer.content.trim() ? `${composer.content.trimEnd()}\n\n${text}` : text);
    composer.write(composer.kind);
  };
  return (
    <Menu opened={opened} onChange={(open) => menus.open(open ? 'macros' : null)} position="top-start" shadow="md" width={280}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconTemplate size={16} aria-hidden />}>
          {t('macros')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {macros.length === 0 && <Menu.Label>{t('noMacros')}</Menu.Label>}
        {macros.map(({ id, name, body }) => (
          <Menu.Item key={id} onClick={() => insert(body)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
