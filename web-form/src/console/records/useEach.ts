import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { inTurns } from '@/lib/inTurns';
import { useToasts } from '../frame/toasts';

type Said = 'done' | 'deleted' | 'restored';

/** Does it for each; says for how many it was done, and for how many not, and offers the way back of those it was. */
export function useEach(...queryKeys: QueryKey[]) {
  const t = useTranslations('records');
  const toasts = useToasts();
  const client = useQueryClient();
  return async <T>(all: readonly T[], work: (one: T) => Promise<unknown>, said: Said, back?: (done: T[]) => void) => {
    const done: T[] = [];
    const failed = await inTurns(all, (one) => work(one).then(() => done.push(one)));
    await Promise.all(queryKeys.map((queryKey) => client.invalidateQueries({ queryKey })));
    if (failed > 0) toasts.failed(t('someFailed', { failed, count: all.length }), t('notChanged'));
    if (done.length > 0) toasts.done(t(said, { count: done.length }), back && (() => back(done)));
  };
}
