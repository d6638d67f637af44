import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDropMacro, useSaveMacro, type Macro } from '@/queries/macros';
import { useToasts } from '../frame/toasts';
import classes from './Macros.module.css';

/** One macro: what it writes and sets. */
export function MacroRow({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const t = useTranslations('macros');
  const drop = useDrop(macro);
  return (
    <li className={classes.macro}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text fw={600}>{macro.name}</Text>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" size="compact-sm" aria-label={t('changeNamed', { name: macro.name })} onClick={onEdit}>
            {t('change')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={t('deleteNamed', { name: macro.name })} onClick={drop}>
            {t('delete')}
          </Button>
        </Group>
      </Group>
      <Text className={classes.words} c="dimmed" lineClamp={3} dir="auto">
        {macro.body}
      </Text>
      <Sets macro={macro} />
    </li>
  );
}

function Sets({ macro: { actions } }: { macro: Macro }) {
  const t = useTranslations('macros');
  const status = useTranslations('desk.status');
  const what = [actions.status && status(actions.status), actions.assigned_team, ...(actions.tags ?? [])].filter(Boolean);
  return (
    what.length > 0 && (
      <Text fz="sm" mt={6}>
        {t('sets', { what: what.join(', ') })}
      </Text>
    )
  );
}

/** Deletes it at once; what was deleted can be brought back for a while. */
function useDrop({ id, name, body, actions }: Macro) {
  const t = useTranslations('macros');
  const toasts = useToasts();
  const { mutate: drop } = useDropMacro();
  const { mutate: add } = useSaveMacro();
  return () =>
    drop(id, {
      onSuccess: () => toasts.done(t('deleted', { name }), () => add({ name, body, actions })),
      onError: (problem) => toasts.failed(t('notDeleted'), problem.message),
    });
}
