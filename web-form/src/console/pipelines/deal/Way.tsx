import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Time } from '@/components/common/Time';
import { staysQuery } from '@/queries/deals';
import classes from './Way.module.css';

const DAY_S = 86_400;

/** Where the deal has been, and for how long. */
export function Way({ id }: { id: number }) {
  const t = useTranslations('deals');
  const status = useTranslations('pipelines.status');
  const { data: stays = [] } = useQuery(staysQuery(id));
  return (
    <section className={classes.way}>
      <Title order={3} fz="md">
        {t('way')}
      </Title>
      <ol className={classes.stays}>
        {stays.map((stay) => (
          <li key={stay.since}>
            <Text fz="sm">
              {t('stay', { status: status(stay.status), lasted: t('days', { days: Math.floor(stay.seconds / DAY_S) }), who: stay.moved_by })}
            </Text>
            <Text fz="xs" c="dimmed">
              <Time at={stay.since} />
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
