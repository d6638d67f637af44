import { MultiSelect, NativeSelect, Title } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyButton } from '@/components/common/CopyButton';
import { Notice } from '@/components/common/Notice';
import { useInvite } from '@/queries/people';
import type { Role } from '@/queries/session';
import { people as texts, roleHints } from '@/texts/people';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import { ROLES } from './Person';

/** Asks for whoever is to come, and shows the link, for where no mail arrives. */
export function Invite({ teams }: { teams: string[] }) {
  const { mutate: invite, isPending, error, data: invited } = useInvite();
  const [role, setRole] = useState<Role>('rep');
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <>
      <Title order={2} fz="lg" mb="md">
        {texts.invite}
      </Title>
      <div role="status">
        {invited && (
          <Notice tone="calm" icon={IconMail} title={texts.invited(invited.user.name)}>
            {texts.invitedAdvice} <CopyButton value={invited.link} label={texts.copy} />
          </Notice>
        )}
      </div>
      <EntryForm
        key={invited?.user.id}
        submit={texts.send}
        failed={texts.refused}
        pending={isPending}
        problem={error}
        onSubmit={({ email = '', name = '' }) => invite({ email, name, role, may_send: false, teams: chosen })}
      >
        <Field name="name" label={texts.name} autoComplete="off" problem={error} />
        <Field name="email" label={texts.email} autoComplete="off" problem={error} />
        <NativeSelect
          size="md"
          label={texts.role}
          description={roleHints[role]}
          data={ROLES}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <MultiSelect size="md" label={texts.teams} data={teams} value={chosen} onChange={setChosen} />
      </EntryForm>
    </>
  );
}
