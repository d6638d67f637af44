import { Button, Menu } from '@mantine/core';
import { IconTextPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { macrosQuery, type Macro } from '@/queries/macros';
import { useSession } from '@/queries/session';
import type { OpenTicket, TicketChange } from '@/queries/staffTicket';
import { filledIn } from '../../macros/variables';
import type { Menus } from '../useTicketActions';
import type { ComposerState } from './useComposer';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
  change: (change: TicketChange) => void;
  menus: Menus;
}

/** Puts what is often written into the field, filled in, below what stands there already. */
export function Macros({ menus, ...props }: Props) {
  const t = useTranslations('macros');
  const opened = menus.opened === 'macros';
  const { data: macros = [] } = useQuery({ ...macrosQuery, enabled: opened });
  const use = useMacro(props);
  return (
    <Menu opened={opened} onChange={(open) => menus.open(open ? 'macros' : null)} position="top-start" shadow="md" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconTextPlus size={16} aria-hidden />}>
          {t('insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {macros.length === 0 && <Menu.Label>{t('empty')}</Menu.Label>}
        {macros.map((macro) => (
          <Menu.Item key={macro.id} onClick={() => use(macro)}>
            {macro.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What it sets of the ticket is set at once; done with it is the ticket only once the reply is sent. */
function useMacro({ ticket, composer, change }: Omit<Props, 'menus'>) {
  const { data: me } = useSession();
  return ({ body, actions: { status, tags, assigned_team } }: Macro) => {
    const known = { 'customer.name': ticket.customer.name ?? '', 'ticket.id': ticket.id, 'agent.name': me?.name ?? '' };
    composer.type([composer.content.trimEnd(), filledIn(body, known)].filter(Boolean).join('\n\n'));
    composer.write(composer.kind);
    composer.setResolves(status === 'resolved');
    const set = {
      ...(status && status !== 'resolved' && { status }),
      ...(tags && { tags: [...new Set([...ticket.tags, ...tags])] }),
      ...(assigned_team && { assigned_team }),
    };
    if (Object.keys(set).length > 0) change(set);
  };
}
