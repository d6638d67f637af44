import { Button, Group, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useRejectArticle, type Article } from '@/queries/knowledge';

/** Asks why an article must not become knowledge. */
export function TurnDown({ article, onBack }: { article: Article; onBack: () => void }) {
  const t = useTranslations('knowledge');
  const { mutate: reject, isPending, error } = useRejectArticle(article.id);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    reject({ reason: String(new FormData(event.currentTarget).get('reason')) });
  };
  return (
    <form onSubmit={send}>
      <TextInput
        name="reason"
        label={t('reason')}
        description={t('reasonHint')}
        maxLength={500}
        required
        withAsterisk={false}
        autoFocus
        error={error?.message}
      />
      <Group gap="sm" mt="md">
        <Button type="submit" color="red" variant="outline" loading={isPending}>
          {t('rejectNow')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </Group>
    </form>
  );
}
