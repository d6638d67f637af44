import { Button, Menu } from '@mantine/core';
import { IconTrash, IconUser, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { colleaguesQuery } from '@/queries/people';
import type { Selection } from './useSelection';
import classes from './Page.module.css';

interface Props {
  selection: Pick<Selection, 'size' | 'clear'>;
  onAssign?: (owner: string | null) => void;
  onDelete?: () => void;
  children?: ReactNode;
}

/** What can be done with all that is ticked. */
export function BulkBar({ selection, onAssign, onDelete, children }: Props) {
  const t = useTranslations('records');
  if (selection.size === 0) return null;
  return (
    <div role="toolbar" aria-label={t('chosen', { count: selection.size })} className={classes.bulk}>
      <strong role="status">{t('chosen', { count: selection.size })}</strong>
      {onAssign && <Assign onAssign={onAssign} />}
      {children}
      {onDelete && (
        <Button variant="subtle" color="red" size="compact-sm" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
          {t('delete')}
        </Button>
      )}
      <Button variant="subtle" color="gray" size="compact-sm" aria-label={t('unselect')} onClick={selection.clear}>
        <IconX size={16} aria-hidden />
      </Button>
    </div>
  );
}

function Assign({ onAssign }: { onAssign: (owner: string | null) => void }) {
  const t = useTranslations('records');
  const { data: people = [] } = useQuery(colleaguesQuery);
  return (
    <Menu position="top" shadow="md">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconUser size={16} aria-hidden />}>
          {t('assign')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onAssign(null)}>{t('nobody')}</Menu.Item>
        {people.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onAssign(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
