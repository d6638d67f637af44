import { ActionIcon, Button, NativeSelect, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBolt, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { alertsQuery, useForgetTopic, useWatchTopic, type TopicAlert } from '@/queries/inbox';
import { useInbox } from './useInbox';
import classes from './Alerts.module.css';

/** Words that move tickets up for a while. */
export function Alerts() {
  const t = useTranslations('alerts');
  const { data: alerts = [] } = useQuery(alertsQuery);
  return (
    <Popover width={320} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant={alerts.length ? 'light' : 'subtle'}
          color={alerts.length ? undefined : 'gray'}
          size="compact-sm"
          leftSection={<IconBolt size={16} aria-hidden />}
        >
          {alerts.length ? t('some', { count: alerts.length }) : t('none')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text fz="sm" c="dimmed">
            {t('advice')}
          </Text>
          {alerts.length > 0 && <Watched alerts={alerts} />}
          <Watch />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Watched({ alerts }: { alerts: TopicAlert[] }) {
  const t = useTranslations('alerts');
  const format = useFormatter();
  const { data } = useInbox();
  const { mutate: end } = useForgetTopic();
  return (
    <>
      <ul className={classes.alerts}>
        {alerts.map(({ id, phrases, expires_at }) => (
          <li key={id}>
            <span dir="auto">{phrases.join(', ')}</span>
            <span className={classes.until}>
              {t('until', { time: format.dateTime(new Date(expires_at), { day: 'numeric', month: 'short', hour: 'numeric', minute: 'numeric' }) })}
            </span>
            <ActionIcon variant="subtle" color="gray" aria-label={t('endOf', { phrases: phrases.join(', ') })} onClick={() => end(id)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Text fz="sm" role="status">
        {data && t('matches', { count: data.pages[0]?.matches ?? 0 })}
      </Text>
    </>
  );
}

const DAY_MS = 86_400_000;
const LASTS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };
const DURATIONS = ['day', 'week', 'month'] as const;

function Watch() {
  const t = useTranslations('alerts');
  const { mutate: watch, isPending, error } = useWatchTopic();
  const [words, setWords] = useState('');
  const [lasts, setLasts] = useState<keyof typeof LASTS>('day');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const expires_at = new Date(Date.now() + LASTS[lasts]).toISOString();
    watch({ phrases: words.split(',').map((each) => each.trim()).filter(Boolean), expires_at }, { onSuccess: () => setWords('') });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          size="sm"
          label={t('phrases')}
          value={words}
          required
          withAsterisk={false}
          onChange={({ currentTarget: { value } }) => setWords(value)}
          error={error && `${t('failed')}: ${error.message}`}
        />
        <NativeSelect
          label={t('lasts')}
          value={lasts}
          data={DURATIONS.map((value) => ({ value, label: t(`durations.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setLasts(value as keyof typeof LASTS)}
        />
        <Button type="submit" loading={isPending}>
          {t('watch')}
        </Button>
      </Stack>
    </form>
  );
}
