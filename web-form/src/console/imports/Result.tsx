import { Button, Group, Progress, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { download } from '@/lib/download';
import { troubleQuery, useOutcomeFile, useStart, useUndoImport, type Import, type Outcome } from '@/queries/imports';
import { useToasts } from '../frame/toasts';
import { Counts } from './Counts';
import { Rows } from './Rows';

/** How far it is, what became of the rows, and the way back. */
export function Result({ made }: { made: Import }) {
  const t = useTranslations('imports');
  const { state, position, total, counts, reason } = made;
  const { data: trouble } = useQuery({ ...troubleQuery(made), enabled: !['running', 'undoing'].includes(state) });
  return (
    <Card>
      <Text role="status" fw={600} fz="lg">
        {t(`states.${state}`)}
      </Text>
      {reason && <Text>{reason}</Text>}
      {(state === 'running' || state === 'undoing') && (
        <>
          <Progress mt="md" value={total > 0 ? (100 * position) / total : 0} aria-label={t('progress', { position, total })} />
          <Text fz="sm" c="dimmed" mt={6}>
            {t('progress', { position, total })}
          </Text>
        </>
      )}
      <Counts counts={counts} />
      {state === 'undone' && <Text mt="sm">{t('taken', counts)}</Text>}
      {trouble && trouble.items.length > 0 && <Rows rows={trouble.items} made={made} />}
      <Acts made={made} />
    </Card>
  );
}

function Acts({ made }: { made: Import }) {
  const t = useTranslations('imports');
  const toasts = useToasts();
  const { mutate: undo, isPending } = useUndoImport(made.id);
  const { mutate: start, isPending: starting } = useStart(made.id);
  const { mutate: fetchFile, isPending: fetching } = useOutcomeFile(made.id);
  const save = (outcome?: Outcome) =>
    fetchFile(outcome, {
      onSuccess: (file) => download(file, `import-${made.id}.csv`),
      onError: (problem) => toasts.failed(t('failed'), problem.message),
    });
  return (
    <Group mt="lg">
      {made.can_go_on && (
        <Button loading={starting} onClick={() => start(undefined, { onError: (problem) => toasts.failed(t('notStarted'), problem.message) })}>
          {t('goOn')}
        </Button>
      )}
      <Button variant="default" loading={fetching} leftSection={<IconDownload size={16} aria-hidden />} onClick={() => save()}>
        {t('download')}
      </Button>
      {made.counts.failed > 0 && (
        <Button variant="default" loading={fetching} onClick={() => save('failed')}>
          {t('downloadFailed')}
        </Button>
      )}
      {(made.state === 'done' || made.state === 'failed') && (
        <Button
          variant="subtle"
          color="red"
          loading={isPending}
          onClick={() => undo(undefined, { onError: (problem) => toasts.failed(t('notUndone'), problem.message) })}
        >
          {t('undo')}
        </Button>
      )}
      <Button variant="subtle" renderRoot={(props) => <Link {...props} to="/imports/" />}>
        {t('again')}
      </Button>
    </Group>
  );
}
