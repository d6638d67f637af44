import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { useStart, type Import, type Preview } from '@/queries/imports';
import { useToasts } from '../frame/toasts';
import { Counts } from './Counts';
import { Rows } from './Rows';

/** What would become of the rows, by the import itself: nothing is written yet. */
export function Tried({ made, tried, onBack }: { made: Import; tried: Preview; onBack: () => void }) {
  const t = useTranslations('imports');
  const toasts = useToasts();
  const { mutate: start, isPending } = useStart(made.id);
  return (
    <Card>
      <Counts counts={tried.counts} />
      <Text c="dimmed" my="sm">
        {tried.complete ? t('whole') : t('partly')}
      </Text>
      <Rows rows={tried.rows} made={made} />
      <Group mt="lg">
        <Button size="md" loading={isPending} onClick={() => start(undefined, { onError: (problem) => toasts.failed(t('failed'), problem.message) })}>
          {t('startAll', { count: tried.total })}
        </Button>
        <Button size="md" variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </Group>
    </Card>
  );
}
