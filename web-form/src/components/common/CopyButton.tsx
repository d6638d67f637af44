'use client';

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

/** Copies `value` and says so; browsers refuse it on plain http, then it says that. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { copy, copied, error } = useClipboard({ timeout: 2500 });
  const t = useTranslations('site');
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <Button variant="default" leftSection={<Icon size={18} />} onClick={() => copy(value)}>
        {copied ? t('copied') : label}
      </Button>
      <span role="status" className={error ? undefined : 'visuallyHidden'}>
        {copied && t('copiedStatus')}
        {error && t('copyRefused')}
      </span>
    </>
  );
}
