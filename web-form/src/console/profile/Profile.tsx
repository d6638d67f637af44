import { Anchor, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { PageTitle } from '@/components/common/PageTitle';
import { useChangePassword, useSession } from '@/queries/session';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import { Calendar } from './Calendar';
import { Digest } from './Digest';
import classes from './Profile.module.css';

/** One's own account. */
export function Profile() {
  const t = useTranslations('profile');
  const roles = useTranslations('staffRoles');
  const tokens = useTranslations('tokens');
  const { data: me } = useSession();
  if (!me) return null;
  return (
    <Stack gap="xl" className={classes.profile}>
      <PageTitle title={me.name}>
        {t('introduction', { email: me.email ?? '', role: roles(me.role) })}
        {me.teams.length > 0 && <Text>{t('teams', { teams: me.teams.join(', ') })}</Text>}
      </PageTitle>
      <Card>
        <Title order={2} fz="lg" mb="md">
          {t('password')}
        </Title>
        <PasswordChange />
      </Card>
      <Card>
        <Digest />
      </Card>
      <Card>
        <Calendar />
      </Card>
      <Text>
        {tokens('fromProfile')}{' '}
        <Anchor component={Link} to="/settings/tokens/" inherit underline="always">
          {tokens('manage')}
        </Anchor>
      </Text>
    </Stack>
  );
}

function PasswordChange() {
  const t = useTranslations('profile');
  const { mutate, isPending, isSuccess, error } = useChangePassword();
  if (isSuccess) {
    return (
      <div role="status">
        <Notice tone="calm" icon={IconCheck} title={t('password')}>
          {t('changed')}
        </Notice>
      </div>
    );
  }
  return (
    <EntryForm
      submit={t('change')}
      failed={t('unchanged')}
      pending={isPending}
      problem={error}
      onSubmit={({ current = '', password = '' }) => mutate({ current, password })}
    >
      <Field name="current" label={t('current')} autoComplete="current-password" problem={error} />
      <Field name="password" label={t('next')} autoComplete="new-password" problem={error} />
    </EntryForm>
  );
}
