import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { sessionsQuery, useForgetSession } from '@/queries/assistant';
import classes from './Assistant.module.css';

/** One's own conversations, the last used first. */
export function Sessions({ open }: { open: string | undefined }) {
  const t = useTranslations('assistant');
  const navigate = useNavigate();
  const { data } = useQuery(sessionsQuery);
  const { mutate: forget } = useForgetSession();
  const begin = () => void navigate({ to: '/assistant/', search: {} });
  return (
    <nav className={classes.sessions} aria-label={t('sessions')}>
      <Button variant="light" fullWidth leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
        {t('fresh')}
      </Button>
      {data?.items.length === 0 && <Text c="dimmed">{t('noSessions')}</Text>}
      <ul>
        {data?.items.map(({ id, title }) => (
          <li key={id}>
            <Link to="/assistant/" search={{ session: id }} className={classes.session} aria-current={id === open ? 'page' : undefined}>
              {title}
            </Link>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('forget', { title })}
              onClick={() => forget(id, { onSuccess: () => id === open && begin() })}
            >
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </nav>
  );
}
