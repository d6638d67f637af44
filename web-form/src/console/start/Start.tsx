import { Anchor, SimpleGrid, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { SystemHealth } from './SystemHealth';
import classes from './Start.module.css';

const DOCS = `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/docs`;

/** What there is so far, and nothing that only looks as if there were. */
export function Start() {
  const t = useTranslations('start');
  return (
    <div className={classes.start}>
      <PageTitle title={t('heading')}>{t('introduction')}</PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" className={classes.cards}>
        <SystemHealth />
        <Card>
          <Title order={2} fz="lg">
            {t('until')}
          </Title>
          <dl className={classes.ways}>
            <dt>{t('ways.operator.title')}</dt>
            <dd>{t('ways.operator.text')}</dd>
            <dt>{t('ways.programs.title')}</dt>
            <dd>
              {t('ways.programs.text')}{' '}
              <Anchor href={DOCS} inherit underline="always">
                {t('docs')}
              </Anchor>
            </dd>
          </dl>
        </Card>
      </SimpleGrid>
    </div>
  );
}
