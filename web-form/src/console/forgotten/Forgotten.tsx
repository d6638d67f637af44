import { Anchor, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { PageTitle } from '@/components/common/PageTitle';
import { useAskForReset } from '@/queries/session';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';

/** Asks for a link; whether the address has an account nobody learns here. */
export function Forgotten() {
  const t = useTranslations('forgotten');
  const { mutate, isPending, isSuccess, error } = useAskForReset();
  return (
    <Stack gap="lg">
      <PageTitle title={t('heading')}>{t('introduction')}</PageTitle>
      <Card>
        {isSuccess ? (
          <div role="status">
            <Notice tone="calm" icon={IconMail} title={t('sent')}>
              {t('sentAdvice')}
            </Notice>
          </div>
        ) : (
          <EntryForm
            submit={t('submit')}
            failed={t('failed')}
            pending={isPending}
            problem={error}
            onSubmit={({ email = '' }) => mutate({ email })}
          >
            <Field name="email" label={t('email')} autoComplete="username" problem={error} />
          </EntryForm>
        )}
        <Text mt="md">
          <Anchor component={Link} to="/login/" inherit underline="always">
            {t('back')}
          </Anchor>
        </Text>
      </Card>
    </Stack>
  );
}
