import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { CopyButton } from '@/components/common/CopyButton';
import { download } from '@/lib/download';
import { inWords } from '@/lib/words';
import { useInsightsFile, type InsightName, type Wanted } from '@/queries/insights';
import { colleaguesQuery, useTeamsInReach } from '@/queries/people';
import { useSession } from '@/queries/session';
import { staff } from '@/texts/staff';
import { useToasts } from '../frame/toasts';
import { useChannelName } from '../inbox/ChannelIcon';
import { ByMail } from './ByMail';
import classes from './Insights.module.css';
import { insights, type InsightSearch } from './page';
import { DAYS, dayAfter, lastDays } from './range';

interface Props {
  page: InsightName;
  wanted: Wanted;
  now: Date;
}

/** Which days, of what: kept in the address, so that it can be shared. */
export function Filters({ page, wanted, now }: Props) {
  const t = useTranslations('insights');
  const navigate = insights.useNavigate();
  const channelName = useChannelName();
  const { data: people = [] } = useQuery(colleaguesQuery);
  const teams = useTeamsInReach();
  const narrow = (to: InsightSearch) => void navigate({ to: '/insights/$page/', params: { page }, search: (before) => ({ ...before, ...to }), replace: true });
  const chosen = DAYS.find((days) => lastDays(days, now).from === wanted.from && lastDays(days, now).to === wanted.to);
  const last = dayAfter(new Date(`${wanted.to}T12:00`), -1);
  return (
    <div className={classes.filters} role="group" aria-label={t('filters')}>
      <NativeSelect
        size="md"
        label={t('range')}
        value={chosen ?? 'own'}
        data={[...DAYS.map((days) => ({ value: String(days), label: t(`ranges.${days}`) })), { value: 'own', label: t('ranges.own'), disabled: true }]}
        onChange={({ currentTarget: { value } }) => narrow(lastDays(Number(value), now))}
      />
      <TextInput type="date" label={t('from')} value={wanted.from} max={last} onChange={({ currentTarget: { value } }) => value && narrow({ from: value, to: wanted.to })} />
      <TextInput
        type="date"
        label={t('to')}
        value={last}
        min={wanted.from}
        onChange={({ currentTarget: { value } }) => value && narrow({ from: wanted.from, to: dayAfter(new Date(`${value}T12:00`), 1) })}
      />
      <NativeSelect
        size="md"
        label={t('channel')}
        value={wanted.channel ?? ''}
        data={[{ value: '', label: t('anyChannel') }, ...Object.keys(staff.inbox.channels).map((value) => ({ value, label: channelName(value) }))]}
        onChange={({ currentTarget: { value } }) => narrow({ channel: value || undefined })}
      />
      {teams.length > 0 && (
        <NativeSelect
          size="md"
          label={t('team')}
          value={wanted.team ?? ''}
          data={[{ value: '', label: t('anyTeam') }, ...teams.map((value) => ({ value, label: inWords(value) }))]}
          onChange={({ currentTarget: { value } }) => narrow({ team: value || undefined })}
        />
      )}
      <NativeSelect
        size="md"
        label={t('person')}
        value={wanted.person ?? ''}
        data={[{ value: '', label: t('anybody') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget: { value } }) => narrow({ person: value || undefined })}
      />
      <Checkbox className={classes.compare} label={t('compare')} checked={wanted.compare ?? false} onChange={({ currentTarget: { checked } }) => narrow({ compare: checked || undefined })} />
      <ByMail page={page} />
      <CopyButton value={linkTo(wanted)} label={t('copyLink')} />
      <Export page={page} wanted={wanted} />
    </div>
  );
}

const KEPT = ['from', 'to', 'compare', 'channel', 'team', 'person'] as const;

/** Of these days, also tomorrow; whoever opens it sees what they may. */
function linkTo(wanted: Wanted) {
  const words = new URLSearchParams(KEPT.filter((name) => wanted[name]).map((name) => [name, String(wanted[name])]));
  return `${window.location.origin}${window.location.pathname}?${words}`;
}

function Export({ page, wanted }: Omit<Props, 'now'>) {
  const t = useTranslations('insights');
  const toasts = useToasts();
  const { data: me } = useSession();
  const { mutate, isPending } = useInsightsFile(page, wanted);
  if (!me || !('transfer' in me.actions)) return null;
  const save = () =>
    mutate(undefined, {
      onSuccess: (file) => download(file, `insights-${page}.csv`),
      onError: ({ message }) => toasts.failed(t('notExported'), message),
    });
  return (
    <Button variant="default" loading={isPending} leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('export')}
    </Button>
  );
}
