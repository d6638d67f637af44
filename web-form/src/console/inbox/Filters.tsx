import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import { staff } from '@/texts/staff';
import { useChannelName } from './ChannelIcon';
import { inbox, type InboxSearch } from './page';

const CHANNELS = Object.keys(staff.inbox.channels);

/** Leaves out what is not wanted now; the address keeps it. */
export function Filters() {
  const t = useTranslations('inbox');
  const channelName = useChannelName();
  const search = inbox.useSearch();
  const { channel, assigned_to, team, tag } = search;
  const { data: me } = useSession();
  const navigate = useNavigate();
  const set = (part: Partial<InboxSearch>) => void navigate({ to: '/inbox/', search: { ...search, ...part }, replace: true });
  const on = [channel, assigned_to, team, tag].filter(Boolean).length;
  return (
    <Popover width={280} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant={on ? 'light' : 'subtle'} color={on ? undefined : 'gray'} size="compact-sm" leftSection={<IconFilter size={16} aria-hidden />}>
          {on ? t('filtersOn', { count: on }) : t('filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <NativeSelect
            label={t('channel')}
            value={channel ?? ''}
            data={[{ value: '', label: t('everyChannel') }, ...CHANNELS.map((value) => ({ value, label: channelName(value) }))]}
            onChange={({ currentTarget: { value } }) => set({ channel: value || undefined })}
          />
          <NativeSelect
            label={t('owner')}
            value={assigned_to ?? ''}
            data={[
              { value: '', label: t('owners.any') },
              { value: 'me', label: t('owners.me') },
              { value: 'none', label: t('owners.none') },
            ]}
            onChange={({ currentTarget: { value } }) => set({ assigned_to: value || undefined })}
          />
          {me && me.teams.length > 0 && (
            <NativeSelect
              label={t('team')}
              value={team ?? ''}
              data={[{ value: '', label: t('everyTeam') }, ...me.teams]}
              onChange={({ currentTarget: { value } }) => set({ team: value || undefined })}
            />
          )}
          <TextInput
            size="sm"
            label={t('tag')}
            defaultValue={tag}
            onBlur={({ currentTarget: { value } }) => set({ tag: value.trim() || undefined })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
