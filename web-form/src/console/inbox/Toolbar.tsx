import { Group, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Alerts } from './Alerts';
import { Filters } from './Filters';
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
      </Group>
    </div>
  );
}
