import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useWriteDraft } from '@/queries/outreach';
import { useToasts } from '../frame/toasts';

/** Lets a first draft be written for somebody, perhaps about a product: it waits in the review queue. */
export function WriteDraft({ name, ...about }: { name: string; customer_id: string; product_id?: string }) {
  const t = useTranslations('outreach.consents');
  const toasts = useToasts();
  const { mutate: write, isPending } = useWriteDraft();
  const draft = () => write(about, { onSuccess: () => toasts.done(t('drafted')), onError: (problem) => toasts.failed(t('failed'), problem.message) });
  return (
    <Button variant="light" size="compact-sm" loading={isPending} onClick={draft} aria-label={t('draftFor', { name })}>
      {t('draft')}
    </Button>
  );
}
