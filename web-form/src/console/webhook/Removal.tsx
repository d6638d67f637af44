import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { useRemoveWebhook } from '@/queries/webhook';
import { Sure } from '../shell/Sure';

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
    <Sure
      question={t('sure')}
      keep={t('keep')}
      yes={t('remove')}
      pending={isPending}
      problem={error && `${error.message} ${t('notRemoved')}`}
      onKeep={keep}
      onYes={() => remove()}
    />
  );
}
