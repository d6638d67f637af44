import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { useRemoveWebhook } from '@/queries/webhook';

/** What waits is lost with it, so it is asked for twice. */
export function Removal() {
  const t = useTranslations('webhook');
  const [asking, { open: ask, close: keep }] = useDisclosure();
  const { mutate: remove, isPending, error } = useRemoveWebhook();
  if (!asking) {
    return (
      <Button variant="default" mt="md" onClick={ask}>
        {t('remove')}
      </Button>
    );
  }
  return (
    <>
      <Text mt="md">{t('sure')}</Text>
      <Group gap="sm" mt="xs">
        <Button variant="default" autoFocus onClick={keep}>
          {t('keep')}
        </Button>
        <Button color="red" variant="outline" loading={isPending} onClick={() => remove()}>
          {t('remove')}
        </Button>
      </Group>
      <div role="alert">
        {error && (
          <Text fz="sm" c="var(--danger)">
            {error.message} {t('notRemoved')}
          </Text>
        )}
      </div>
    </>
  );
}
