'use client';

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { common } from '@/texts/common';

/** Copies `value` and says so; browsers refuse it on plain http, then it says that. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { copy, copied, error } = useClipboard({ timeout: 2500 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <Button variant="default" leftSection={<Icon size={18} />} onClick={() => copy(value)}>
        {copied ? common.copied : label}
      </Button>
      <span role="status" className={error ? undefined : 'visuallyHidden'}>
        {copied && common.copiedStatus}
        {error && common.copyRefused}
      </span>
    </>
  );
}
