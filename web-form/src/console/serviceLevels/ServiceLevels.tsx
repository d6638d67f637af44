import { Button, Skeleton, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '@/components/common/Notice';
import { PageTitle } from '@/components/common/PageTitle';
import { slaQuery, usePromise, type SlaSettings } from '@/queries/sla';
import { useToasts } from '../frame/toasts';
import { Trouble } from '../shell/Trouble';
import { Holidays } from './Holidays';
import { Hours } from './Hours';
import { Promises } from './Promises';
import classes from './ServiceLevels.module.css';
import { ZONE } from '@/queries/zone';

/** What most teams begin with. */
const usual = (): SlaSettings => ({
  hours: {
    time_zone: ZONE,
    week: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ opens: '09:00', closes: '17:00' }]]),
    ),
    closed_on: [],
  },
  policies: {},
});

/** When somebody works, and what is promised within that time. */
export function ServiceLevels() {
  const t = useTranslations('serviceLevels');
  const { data: promised, failureReason: problem } = useQuery(slaQuery);
  return (
    <Stack gap="xl" className={classes.levels}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {promised === undefined && !problem && <Skeleton height={320} role="status" aria-label={t('loading')} />}
      {promised !== undefined && <Form promised={promised ?? usual()} />}
    </Stack>
  );
}

function Form({ promised }: { promised: SlaSettings }) {
  const t = useTranslations('serviceLevels');
  const toasts = useToasts();
  const [settings, setSettings] = useState(promised);
  const { mutate: promise, isPending, error } = usePromise();
  const setHours = (hours: Partial<SlaSettings['hours']>) =>
    setSettings((before) => ({ ...before, hours: { ...before.hours, ...hours } }));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    promise(settings, { onSuccess: () => toasts.done(t('saved')) });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="lg">
        <Hours hours={settings.hours} onChange={setHours} problem={error} />
        <Holidays hours={settings.hours} onChange={setHours} problem={error} />
        <Promises policies={settings.policies ?? {}} onChange={(policies) => setSettings((before) => ({ ...before, policies }))} />
        <div role="alert">
          {error && (
            <Notice tone="danger" icon={IconAlertTriangle} title={t('refused')}>
              {error.message}
            </Notice>
          )}
        </div>
        <Button type="submit" size="md" loading={isPending} className={classes.save}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
