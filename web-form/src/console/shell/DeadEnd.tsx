import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';

/** Says why there is nothing to see, and leads back. */
export function DeadEnd({ title, advice }: { title: string; advice: string }) {
  const t = useTranslations('console');
  return (
    <PageTitle title={title}>
      {advice}{' '}
      <Anchor component={Link} to="/" inherit underline="always">
        {t('toStart')}
      </Anchor>
    </PageTitle>
  );
}
