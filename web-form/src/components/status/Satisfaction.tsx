import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { ratingQuery, useRate, type Key } from '@/queries/ratings';
import { Card } from '../common/Card';

const SCORES = [1, 2, 3, 4, 5];

/** How satisfied somebody is, once they were asked; nothing is said before they send it. */
export function Satisfaction(key: Key) {
  const t = useTranslations('rating');
  const { data: asked } = useQuery({ ...ratingQuery(key), enabled: Boolean(key.ticket ?? key.rating) });
  const { mutate: rate, isPending, isSuccess, error } = useRate(key);
  const [score, setScore] = useState(0);
  const [words, setWords] = useState('');
  if (!asked) return null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    rate({ score, words });
  };
  return (
    <Card>
      {isSuccess || asked.state === 'answered' ? (
        <Text role="status">{t('thanks')}</Text>
      ) : (
        <form onSubmit={submit}>
          <Stack align="start">
            <Radio.Group label={t('title')} description={t('scale')} value={String(score)} onChange={(chosen) => setScore(Number(chosen))}>
              <Group mt="xs" gap="lg">
                {SCORES.map((number) => (
                  <Radio key={number} value={String(number)} label={number} aria-label={t('score', { score: number })} />
                ))}
              </Group>
            </Radio.Group>
            {score > 0 && (
              <>
                <Textarea w="100%" autosize minRows={2} maxLength={2_000} label={t('words')} value={words} onChange={({ currentTarget: { value } }) => setWords(value)} />
                <Button type="submit" loading={isPending}>
                  {t('send')}
                </Button>
              </>
            )}
            {error && (
              <Text role="alert" c="var(--danger)">
                {error.message}
              </Text>
            )}
          </Stack>
        </form>
      )}
    </Card>
  );
}
