import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useActions } from './actions';

const UNDO_MS = 10_000;

interface Undoable {
  id: string;
  run: () => void;
}

/** What `u` takes back: the newest of what still can be. */
const undoable: Undoable[] = [];

const forget = (id: string) => {
  const at = undoable.findIndex((each) => each.id === id);
  if (at >= 0) undoable.splice(at, 1);
};

function undo(id: string): void {
  const found = undoable.find((each) => each.id === id);
  forget(id);
  notifications.hide(id);
  found?.run();
}

/** Short words at the edge of the page: what happened, and for ten seconds the way back. */
export function useToasts() {
  const t = useTranslations('toasts');
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('close') };
    return {
      done: (message: string, back?: () => void) => {
        if (!back) return void notifications.show({ message, closeButtonProps, autoClose: 5_000 });
        const id = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36);
        undoable.push({ id, run: back });
        notifications.show({
          id,
          closeButtonProps,
          autoClose: UNDO_MS,
          onClose: () => forget(id),
          message: (
            <Group justify="space-between" wrap="nowrap">
              {message}
              <Button variant="subtle" size="compact-sm" onClick={() => undo(id)}>
                {t('undo')}
              </Button>
            </Group>
          ),
        });
      },
      failed: (message: string, reason: string) =>
        void notifications.show({ title: message, message: reason, color: 'red', closeButtonProps, autoClose: UNDO_MS }),
    };
  }, [t]);
}

/** One key for whatever can be taken back. */
export function UndoKey() {
  const t = useTranslations('toasts');
  const label = t('undoLast');
  useActions(useMemo(() => [{ id: 'undo', label, keys: 'u', run: () => undo(undoable.at(-1)?.id ?? '') }], [label]));
  return null;
}
