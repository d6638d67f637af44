import { Button, NumberInput, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { PageTitle } from '@/components/common/PageTitle';
import { outreachSettingsQuery, useSetOutreach, type OutreachSettings as Settings } from '@/queries/outreachSettings';
import { useToasts } from '../frame/toasts';
import { Trouble } from '../shell/Trouble';

const PACE = ['per_minute', 'per_domain_per_minute', 'start_grace_minutes', 'working_days'] as const;
const HOURS = ['opens', 'closes'] as const;

/** How fast and when outreach leaves. Country and holidays are those of the business hours: said once. */
export function OutreachSettings() {
  const t = useTranslations('outreachSettings');
  const { data: settings, failureReason: problem } = useQuery(outreachSettingsQuery);
  return (
    <Stack gap="xl" maw={720}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && !settings && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!settings && !problem && <Skeleton height={320} role="status" aria-label={t('loading')} />}
      {settings && <Form settings={settings} />}
    </Stack>
  );
}

function Form({ settings }: { settings: Settings }) {
  const t = useTranslations('outreachSettings');
  const toasts = useToasts();
  const [values, setValues] = useState(settings);
  const { mutate: put, isPending, error } = useSetOutreach();
  const change = (changed: Partial<Settings>) => setValues((before) => ({ ...before, ...changed }));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    put(values, { onSuccess: () => toasts.done(t('saved')) });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="lg">
        <Card>
          <Title order={2} fz="lg" mb="md">
            {t('pace')}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {PACE.map((name) => (
              <NumberInput
                key={name}
                size="md"
                min={1}
                allowDecimal={false}
                label={t(`fields.${name}`)}
                description={t(`advice.${name}`)}
                value={values[name]}
                error={error?.about(name)}
                onChange={(value) => change({ [name]: Number(value) })}
              />
            ))}
          </SimpleGrid>
        </Card>
        <Card>
          <Title order={2} fz="lg" mb="md">
            {t('hours')}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {HOURS.map((name) => (
              <TextInput key={name} size="md" type="time" required withAsterisk={false} label={t(`fields.${name}`)} value={values[name]} error={error?.about(name)} onChange={({ currentTarget: { value } }) => change({ [name]: value })} />
            ))}
          </SimpleGrid>
          <Text fz="sm" c="dimmed" mt="md">
            {t.rich('calendar', { link: (words) => <Link to="/settings/service-levels/">{words}</Link> })}
          </Text>
        </Card>
        <div role="alert">
          {error && (
            <Notice tone="danger" icon={IconAlertTriangle} title={t('refused')}>
              {error.message}
            </Notice>
          )}
        </div>
        <Button type="submit" size="md" loading={isPending} style={{ justifySelf: 'start' }}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
