import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answerQuery } from '@/queries/answers';
import { Again } from './Again';
import { Reasons } from './Reasons';
import { Wrong } from './Wrong';

/** All that is known of one answer, and what can be done about it. */
export function Explained({ id }: { id: string }) {
  const t = useTranslations('answers');
  const { data: answer, failureReason: problem } = useQuery(answerQuery(id));
  if (problem && !answer) return <p role="status">{`${t('failed')}. ${problem.message}`}</p>;
  if (!answer) return <Skeleton height={160} role="status" aria-label={t('loading')} />;
  return (
    <Stack gap="lg">
      <Reasons answer={answer} />
      <Wrong answer={answer} />
      <Again answer={answer} />
    </Stack>
  );
}
