import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';

/** An address of the console that nothing stands behind. */
export function Missing() {
  const t = useTranslations('console.missing');
  return (
    <PageTitle title={t('title')}>
      {t('advice')}{' '}
      <Anchor component={Link} to="/" inherit underline="always">
        {t('start')}
      </Anchor>
    </PageTitle>
  );
}
