import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useUndo, type Done } from '@/queries/assistant';
import { staff } from '@/texts/staff';
import { useToasts } from '../frame/toasts';
import { RecordLink } from './RecordLink';
import classes from './Assistant.module.css';

const TOOLS = staff.assistant.tools;

/** What it wrote, each with its page and the way back. */
export function Actions({ session, actions }: { session: string; actions: readonly Done[] }) {
  const t = useTranslations('assistant');
  const toasts = useToasts();
  const { mutate: undo, isPending, variables } = useUndo(session);
  return (
    <section className={classes.actions} aria-label={t('done')}>
      <h2 className={classes.caption}>{t('done')}</h2>
      <ul>
        {actions.map(({ id, tool, record, undone_at }) => (
          <li key={id} data-undone={undone_at !== null || undefined}>
            <IconCheck size={16} stroke={2} aria-hidden />
            <span>
              {t(`tools.${tool in TOOLS ? (tool as keyof typeof TOOLS) : 'other'}`)} <RecordLink record={record} />
            </span>
            {undone_at ? (
              <span className={classes.caption}>{t('undone')}</span>
            ) : (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('undoNamed', { title: record.title })}
                loading={isPending && variables === id}
                onClick={() => undo(id, { onError: (problem) => toasts.failed(t('notUndone'), problem.message) })}
              >
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
