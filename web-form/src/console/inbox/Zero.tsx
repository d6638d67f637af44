import { Button } from '@mantine/core';
import { IconMoodSmileBeam } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { View } from '@/queries/inbox';
import { sandboxQuery, useSampleCustomers } from '@/queries/sandbox';
import { dayQuery } from '@/queries/today';
import { samples } from '@/texts/staff/samples';
import { useToasts } from '../frame/toasts';
import { Placeholder } from './Placeholder';

/** Nothing to do, and how much of that nobody here had to do. */
export function Zero({ view }: { view: View }) {
  const t = useTranslations('inbox');
  const { data: day } = useQuery(dayQuery);
  const quiet = day && Object.keys(day.channels).length === 0;
  return (
    <Placeholder
      icon={IconMoodSmileBeam}
      title={t(`zero.${view}`)}
      advice={day && day.replied > 0 ? t('zeroAlone', { count: day.replied }) : t('zeroAdvice')}
    >
      {quiet && <SampleCustomers />}
    </Placeholder>
  );
}

/** On a machine of one's own, where no real customer writes. */
function SampleCustomers() {
  const t = useTranslations('inbox.samples');
  const { failed } = useToasts();
  const { data: sandbox } = useQuery({ ...sandboxQuery, retry: false });
  const { mutate: write, isPending, isSuccess } = useSampleCustomers();
  if (!sandbox) return null;
  return (
    <Button loading={isPending} disabled={isSuccess} onClick={() => write(samples, { onError: ({ message }) => failed(t('failed'), message) })}>
      {isSuccess ? t('written') : t('write', { count: samples.length })}
    </Button>
  );
}
