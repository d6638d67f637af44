import { Button, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { oidcQuery, useLeaveForOidc } from '@/queries/session';
import { login } from './page';

/** Where the company signs in, if it does so anywhere; and what came of it, for whoever was sent back. */
export function Oidc() {
  const t = useTranslations('login');
  const { next, problem } = login.useSearch();
  const { data: provider } = useQuery(oidcQuery);
  const { mutate: leave, isPending, error } = useLeaveForOidc();
  if (!provider) return null;
  const said = error?.message ?? (problem && t(problem));
  return (
    <Card>
      <Stack gap="md">
        <div role="alert">
          {said && (
            <Notice tone="danger" icon={IconAlertTriangle} title={t('failed')}>
              {said}
            </Notice>
          )}
        </div>
        <Button variant="light" size="md" loading={isPending} onClick={() => leave(next)}>
          {t('signInWith', { name: provider.name })}
        </Button>
      </Stack>
    </Card>
  );
}
