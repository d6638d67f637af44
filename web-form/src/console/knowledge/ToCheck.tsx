import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import { useApproveArticle, type Article } from '@/queries/knowledge';
import classes from './Knowledge.module.css';
import { Origin } from './Origin';
import { TurnDown } from './TurnDown';

/** An article before anybody else reads it: what was asked, and what was answered, to be put better or turned down. */
export function ToCheck({ article }: { article: Article }) {
  const t = useTranslations('knowledge');
  const [title, setTitle] = useState(article.title);
  const [body, setBody] = useState(article.body);
  const [turningDown, { open: turnDown, close: goBack }] = useDisclosure();
  const { mutate: approve, isPending, error } = useApproveArticle(article.id);
  return (
    <li className={classes.article}>
      <Text fz="sm" fw={600} component="h2">
        {t('question')}
      </Text>
      <div className={classes.question}>
        <RichText text={article.question} />
        <Text fz="sm" c="dimmed" component="div">
          <Origin tickets={article.tickets} />
        </Text>
      </div>
      <TextInput
        label={t('articleTitle')}
        dir="auto"
        value={title}
        error={error?.about('title')}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Textarea
        label={t('body')}
        description={t('bodyHint')}
        dir="auto"
        autosize
        minRows={3}
        maxRows={16}
        value={body}
        error={error?.about('body')}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      <div role="alert">
        {error && error.fields.length === 0 && (
          <Text fz="sm" c="var(--danger)">
            {t('undecided', { reason: error.message })}
          </Text>
        )}
      </div>
      {turningDown ? (
        <TurnDown article={article} onBack={goBack} />
      ) : (
        <Group gap="sm">
          <Button loading={isPending} onClick={() => approve({ title, body })}>
            {t('teach')}
          </Button>
          <Button variant="default" disabled={isPending} onClick={turnDown}>
            {t('reject')}
          </Button>
        </Group>
      )}
    </li>
  );
}
