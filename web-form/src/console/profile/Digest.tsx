import { NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { digestQuery, usePutDigest, type Digest as Wish } from '@/queries/digest';
import { EntryForm } from '../session/EntryForm';
import { Trouble } from '../shell/Trouble';
import { ZONE } from '@/queries/zone';

const PERIODS = ['off', 'hourly', 'daily'] as const;

/** How often somebody is mailed what is new for them. */
export function Digest() {
  const t = useTranslations('digest');
  const { data: wish, failureReason: problem } = useQuery(digestQuery);
  return (
    <>
      <Title order={2} fz="lg">
        {t('title')}
      </Title>
      <Text mb="md">{t('introduction')}</Text>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {wish && <Choice wish={wish} />}
    </>
  );
}

function Choice({ wish: { every, time_zone } }: { wish: Wish }) {
  const t = useTranslations('digest');
  const { mutate: put, isPending, isSuccess, error } = usePutDigest();
  const zone = every === 'off' ? ZONE : time_zone;
  return (
    <EntryForm
      submit={t('save')}
      failed={t('unsaved')}
      pending={isPending}
      problem={error}
      onSubmit={(chosen) => put({ every: chosen.every as Wish['every'], time_zone: chosen.time_zone ?? zone })}
    >
      <NativeSelect
        name="every"
        size="md"
        label={t('every')}
        data={PERIODS.map((value) => ({ value, label: t(value) }))}
        defaultValue={every}
      />
      <NativeSelect
        name="time_zone"
        size="md"
        label={t('zone')}
        data={[...new Set([zone, ...Intl.supportedValuesOf('timeZone')])]}
        defaultValue={zone}
        error={error?.fields.find(({ field }) => field === 'time_zone')?.message}
      />
      <div role="status">{isSuccess && <Text c="dimmed">{t('saved')}</Text>}</div>
    </EntryForm>
  );
}
