import { Button, MultiSelect, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useChangePerson, type Member } from '@/queries/people';
import type { Role } from '@/queries/session';
import { staff } from '@/texts/staff';
import classes from './People.module.css';

export const ROLES = Object.entries(staff.staffRoles).map(([value, label]) => ({ value, label }));

/** One person; what is changed is saved at once, and stays as it was where the server refuses. */
export function Person({ member, teams }: { member: Member; teams: string[] }) {
  const t = useTranslations('people');
  const { mutate: change, isPending, error } = useChangePerson(member.id);
  const disabled = member.disabled_at !== null;
  return (
    <div className={classes.person} data-disabled={disabled || undefined}>
      <div className={classes.who}>
        <Text fw={600}>{member.name}</Text>
        <Text fz="sm" c="dimmed">
          {member.email}
        </Text>
        {disabled && <Text fz="sm">{t('disabled')}</Text>}
        {!disabled && !member.joined && <Text fz="sm">{t('waiting')}</Text>}
        <div role="alert">
          {error && (
            <Text fz="sm" c="var(--danger)">
              {t('unchanged')} {error.message}
            </Text>
          )}
        </div>
      </div>
      <Stack gap={6}>
        <NativeSelect
          aria-label={t('roleOf', { name: member.name })}
          data={ROLES}
          value={member.role}
          disabled={isPending}
          onChange={(event) => change({ role: event.currentTarget.value as Role })}
        />
        {member.role === 'rep' && (
          <Switch
            label={t('maySend')}
            size="xs"
            checked={member.may_send}
            onChange={(event) => change({ may_send: event.currentTarget.checked })}
          />
        )}
      </Stack>
      <MultiSelect
        aria-label={t('teamsOf', { name: member.name })}
        data={teams}
        value={member.teams}
        placeholder={member.teams.length > 0 ? undefined : t('noTeam')}
        onChange={(chosen) => change({ teams: chosen })}
      />
      <Button
        variant="default"
        disabled={isPending}
        onClick={() => change({ disabled: !disabled })}
      >
        {disabled ? t('enable') : t('disable')}
      </Button>
    </div>
  );
}
