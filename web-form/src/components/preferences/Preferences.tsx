'use client';

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useHash } from '@/lib/useHash';
import { preferencesQuery, useChoose, type Preference } from '@/queries/preferences';
import { Card } from '../common/Card';
import { PageTitle } from '../common/PageTitle';
import { useChannelName } from '../common/useChannelName';

/** What whoever followed the link of a message gets from us. Nothing changes before they say so. */
export function Preferences() {
  const t = useTranslations('preferences');
  const token = useHash().slice(1);
  const { data: kept, failureReason: problem } = useQuery({ ...preferencesQuery(token), enabled: token !== '' });
  const missing = token === '' || problem?.kind === 'not_found';
  return (
    <Stack maw={640} mx="auto">
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {missing && <Text role="status">{t('missing')}</Text>}
      {!missing && !kept && problem && <Text role="alert">{t('failed')}</Text>}
      {kept && <Choice token={token} kept={kept.preferences} />}
    </Stack>
  );
}

function Choice({ token, kept }: { token: string; kept: Preference[] }) {
  const t = useTranslations('preferences');
  const channelName = useChannelName();
  const { mutate: choose, isPending, isSuccess, error } = useChoose(token);
  const [wanted, setWanted] = useState(kept);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    choose(wanted);
  };
  const nothing = () => {
    const none = wanted.map((one) => ({ ...one, wanted: false }));
    setWanted(none);
    choose(none);
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack align="start">
          {wanted.map((one, place) => (
            <Checkbox
              key={`${one.channel} ${one.purpose}`}
              label={`${one.purpose === 'marketing' ? t('marketing') : one.purpose} · ${channelName(one.channel)}`}
              checked={one.wanted}
              onChange={({ currentTarget: { checked } }) => setWanted(wanted.map((each, at) => (at === place ? { ...each, wanted: checked } : each)))}
            />
          ))}
          <Group>
            <Button type="submit" loading={isPending}>
              {t('save')}
            </Button>
            <Button variant="default" onClick={nothing} disabled={isPending}>
              {t('nothing')}
            </Button>
          </Group>
          <Text role="status">{isSuccess && t('saved')}</Text>
          {error && (
            <Text role="alert" c="var(--danger)">
              {error.message}
            </Text>
          )}
        </Stack>
      </form>
    </Card>
  );
}
