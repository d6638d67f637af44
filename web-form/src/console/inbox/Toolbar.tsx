import { ActionIcon, Group, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencilPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useActions } from '../frame/actions';
import { SavedViews } from '../records/SavedViews';
import { WriteFirst } from '../ticket/WriteFirst';
import { Alerts } from './Alerts';
import { Filters } from './Filters';
import { inbox } from './page';
import classes from './Toolbar.module.css';

/** Above the list: what is left out, and what goes first. There is no order to choose. */
export function Toolbar() {
  const t = useTranslations('inbox');
  return (
    <div className={classes.toolbar}>
      <Title order={1} fz="xl">
        {t('title')}
      </Title>
      <Group gap={4} wrap="nowrap">
        <Alerts />
        <Filters />
        <Saved />
        <Write />
      </Group>
    </div>
  );
}

function Saved() {
  const search = inbox.useSearch();
  const navigate = useNavigate();
  return (
    <SavedViews
      page="inbox"
      search={{ ...search, about: undefined }}
      onShow={(wanted) => void navigate({ to: '/inbox/', search: wanted })}
    />
  );
}

function Write() {
  const label = useTranslations('writeFirst')('title');
  const [opened, { open, close }] = useDisclosure();
  useActions(useMemo(() => [{ id: 'write', label, keys: 'c', run: open }], [label, open]));
  return (
    <>
      <ActionIcon variant="subtle" size="lg" aria-label={label} title={label} onClick={open}>
        <IconPencilPlus size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      {opened && <WriteFirst onClose={close} />}
    </>
  );
}
