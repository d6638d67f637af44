'use client';

import { Button, Group } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { DocumentTitle } from '@/components/common/DocumentTitle';
import { PageTitle } from '@/components/common/PageTitle';
import { Shell } from '@/components/shell/Shell';

export default function NotFound() {
  const t = useTranslations('notFound');
  return (
    <Shell>
      <DocumentTitle page={t('title')} />
      <PageTitle title={t('title')}>{t('advice')}</PageTitle>
      <Group mt="xl">
        <Button component={Link} href="/">
          {t('contact')}
        </Button>
        <Button component={Link} href="/status" variant="default">
          {t('ticket')}
        </Button>
      </Group>
    </Shell>
  );
}
