import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { samplesQuery, useEnterAs } from '@/queries/session';

/** On a local stack, where nobody should have to type a password to look around; nothing anywhere else. */
export function Samples() {
  const t = useTranslations('login');
  const roles = useTranslations('staffRoles');
  const { data: samples } = useQuery(samplesQuery);
  const { mutate: enter, isPending, variables } = useEnterAs();
  if (!samples?.length) return null;
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2} fz="lg">
          {t('sampleTitle')}
        </Title>
        <Text c="dimmed">{t('sampleAdvice')}</Text>
        {samples.map(({ role, name }) => (
          <Button
            key={role}
            variant="light"
            size="md"
            loading={isPending && variables === role}
            onClick={() => enter(role)}
          >
            {t('enterAs', { role: roles(role), name })}
          </Button>
        ))}
      </Stack>
    </Card>
  );
}
