import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '@/components/common/Notice';

/** A page that failed, most often since a newer version of the console has taken its place. */
export function Broken() {
  const t = useTranslations('console.broken');
  return (
    <div role="alert">
      <Notice tone="danger" icon={IconAlertTriangle} title={t('title')}>
        {t('advice')}
        <Button mt="md" display="block" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      </Notice>
    </div>
  );
}
