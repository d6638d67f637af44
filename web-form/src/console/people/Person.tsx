import { Button, MultiSelect, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { useChangePerson, type Member } from '@/queries/people';
import type { Role } from '@/queries/session';
import { people as texts } from '@/texts/people';
import { roles } from '@/texts/session';
import classes from './People.module.css';

export const ROLES = Object.entries(roles).map(([value, label]) => ({ value, label }));

/** One person; what is changed is saved at once, and stays as it was where the server refuses. */
export function Person({ member, teams }: { member: Member; teams: string[] }) {
  const { mutate: change, isPending, error } = useChangePerson(member.id);
  const disabled = member.disabled_at !== null;
  return (
    <div className={classes.person} data-disabled={disabled || undefined}>
      <div className={classes.who}>
        <Text fw={600}>{member.name}</Text>
        <Text fz="sm" c="dimmed">
          {member.email}
        </Text>
        {disabled && <Text fz="sm">{texts.disabled}</Text>}
        {!disabled && !member.joined && <Text fz="sm">{texts.waiting}</Text>}
        <div role="alert">
          {error && (
            <Text fz="sm" c="var(--danger)">
              {texts.unchanged} {error.message}
            </Text>
          )}
        </div>
      </div>
      <Stack gap={6}>
        <NativeSelect
          aria-label={texts.roleOf(member.name)}
          data={ROLES}
          value={member.role}
          disabled={isPending}
          onChange={(event) => change({ role: event.currentTarget.value as Role })}
        />
        {member.role === 'rep' && (
          <Switch
            label={texts.maySend}
            size="xs"
            checked={member.may_send}
            onChange={(event) => change({ may_send: event.currentTarget.checked })}
          />
        )}
      </Stack>
      <MultiSelect
        aria-label={texts.teamsOf(member.name)}
        data={teams}
        value={member.teams}
        onChange={(chosen) => change({ teams: chosen })}
      />
      <Button
        variant="default"
        disabled={isPending}
        onClick={() => change({ disabled: !disabled })}
      >
        {disabled ? texts.enable : texts.disable}
      </Button>
    </div>
  );
}
