import { Stack } from '@mantine/core';
import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { useBecomeFirstAdmin, useSetPassword } from '@/queries/session';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';

/** What the link carries behind its #, which browsers tell no server. */
const useLink = () => useRouterState({ select: ({ location }) => location.hash });

/** Takes up an invitation, or replaces a password that was forgotten. */
export function Welcome() {
  const t = useTranslations('welcome');
  const link = useLink();
  const { mutate, isPending, isSuccess, error } = useSetPassword();
  if (isSuccess) return <Navigate to="/" replace />;
  return (
    <Frame heading={t('heading')} introduction={t('introduction')}>
      <EntryForm
        submit={t('submit')}
        failed={t('failed')}
        pending={isPending}
        problem={error}
        onSubmit={({ password = '' }) => mutate({ link, password })}
      >
        <Field name="password" label={t('password')} autoComplete="new-password" problem={error} />
      </EntryForm>
    </Frame>
  );
}

/** Makes whoever set the system up its first Admin. */
export function Begin() {
  const t = useTranslations('welcome');
  const link = useLink();
  const { mutate, isPending, isSuccess, error } = useBecomeFirstAdmin();
  if (isSuccess) return <Navigate to="/" replace />;
  return (
    <Frame heading={t('firstHeading')} introduction={t('firstIntroduction')}>
      <EntryForm
        submit={t('submit')}
        failed={t('failed')}
        pending={isPending}
        problem={error}
        onSubmit={({ name = '', email = '', password = '' }) => mutate({ link, name, email, password })}
      >
        <Field name="name" label={t('name')} autoComplete="name" problem={error} />
        <Field name="email" label={t('email')} autoComplete="username" problem={error} />
        <Field name="password" label={t('password')} autoComplete="new-password" problem={error} />
      </EntryForm>
    </Frame>
  );
}

function Frame({ heading, introduction, children }: { heading: string; introduction: string; children: ReactNode }) {
  return (
    <Stack gap="lg">
      <PageTitle title={heading}>{introduction}</PageTitle>
      <Card>{children}</Card>
    </Stack>
  );
}
