import { useTranslations } from 'use-intl';
import { useMerge, useUnmerge, type MergeOrder } from '@/queries/contact';
import { useToasts } from '../frame/toasts';

/** Merges, and offers to take them apart again: also when the dialog is long gone. */
export function useMerging(id: number) {
  const t = useTranslations('contact.twins');
  const toasts = useToasts();
  const { mutateAsync: takeApart } = useUnmerge(id);
  const { mutate, isPending, error } = useMerge(id);
  const undo = (merge_id: string) =>
    takeApart(merge_id).then(
      () => toasts.done(t('apart')),
      (problem: Error) => toasts.failed(t('notApart'), problem.message),
    );
  const merge = (order: MergeOrder, onMerged: () => void) =>
    mutate(order, {
      onSuccess: ({ merge_id }) => {
        toasts.done(t('merged'), () => void undo(merge_id));
        onMerged();
      },
    });
  return { merge, isPending, error };
}

export type Merging = ReturnType<typeof useMerging>;
