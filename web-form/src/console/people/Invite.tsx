import { MultiSelect, NativeSelect, Title } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '@/components/common/CopyButton';
import { Notice } from '@/components/common/Notice';
import { useInvite } from '@/queries/people';
import type { Role } from '@/queries/session';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import { ROLES } from './Person';

/** Asks for whoever is to come, and shows the link, for where no mail arrives. */
export function Invite({ teams }: { teams: string[] }) {
  const t = useTranslations('people');
  const { mutate: invite, isPending, error, data: invited } = useInvite();
  const [role, setRole] = useState<Role>('rep');
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <>
      <Title order={2} fz="lg" mb="md">
        {t('invite')}
      </Title>
      <div role="status">
        {invited && (
          <Notice tone="calm" icon={IconMail} title={t('invited', { name: invited.user.name })}>
            {t('invitedAdvice')} {invited.link && <CopyButton value={invited.link} label={t('copy')} />}
          </Notice>
        )}
      </div>
      <EntryForm
        key={invited?.user.id}
        submit={t('send')}
        failed={t('refused')}
        pending={isPending}
        problem={error}
        onSubmit={({ email = '', name = '' }) => invite({ email, name, role, may_send: false, teams: chosen })}
      >
        <Field name="name" label={t('name')} autoComplete="off" problem={error} />
        <Field name="email" label={t('email')} autoComplete="off" problem={error} />
        <NativeSelect
          size="md"
          label={t('role')}
          description={t(`roleHints.${role}`)}
          data={ROLES}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <MultiSelect size="md" label={t('teams')} data={teams} value={chosen} onChange={setChosen} />
      </EntryForm>
    </>
  );
}
