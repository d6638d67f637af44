import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';

/** A page that exists, and is not for this role. */
export function Forbidden() {
  const t = useTranslations('forbidden');
  return (
    <PageTitle title={t('title')}>
      {t('advice')}{' '}
      <Anchor component={Link} to="/" inherit underline="always">
        {t('start')}
      </Anchor>
    </PageTitle>
  );
}
