import { Anchor, Stack, Text } from '@mantine/core';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { useSession, useSignIn } from '@/queries/session';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import { Oidc } from './Oidc';
import { login } from './page';
import { Samples } from './Samples';

/** Email and password; whoever is signed in already goes on to where they wanted. */
export function Login() {
  const t = useTranslations('login');
  const { next } = login.useSearch();
  const { data: me } = useSession();
  const { mutate, isPending, error } = useSignIn();
  if (me) return <Navigate to="/" href={next} replace />;
  return (
    <Stack gap="lg">
      <PageTitle title={t('heading')}>{t('introduction')}</PageTitle>
      <Samples />
      <Oidc />
      <Card>
        <EntryForm
          submit={t('submit')}
          failed={t('failed')}
          pending={isPending}
          problem={error}
          onSubmit={({ email = '', password = '' }) => mutate({ email, password })}
        >
          <Field name="email" label={t('email')} autoComplete="username" problem={error} />
          <Field name="password" label={t('password')} autoComplete="current-password" problem={error} />
        </EntryForm>
        <Text mt="md">
          <Anchor component={Link} to="/forgotten/" inherit underline="always">
            {t('forgotten')}
          </Anchor>
        </Text>
      </Card>
    </Stack>
  );
}
