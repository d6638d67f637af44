import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { columnOf, placeOf, type Place } from '@/lib/board';
import { boardQuery, useMoveDeal, type MoveOfCard } from '@/queries/deals';
import { useToasts } from '../frame/toasts';

/** Moves cards, asks why where one is lost, and says where one went, or why it went back. */
export function useMoves(pipeline: number) {
  const t = useTranslations('pipelines');
  const toasts = useToasts();
  const client = useQueryClient();
  const { mutateAsync } = useMoveDeal(pipeline);
  const [waiting, setWaiting] = useState<MoveOfCard | null>(null);

  const send = useCallback(
    async (move: MoveOfCard) => {
      const board = client.getQueryData(boardQuery(pipeline).queryKey);
      const from = board && placeOf(board, move.id);
      if (!board || !from) return;
      const { title } = columnOf(board, from.status).items[from.index]!;
      try {
        await mutateAsync(move);
      } catch (problem) {
        return toasts.failed(t('notMoved', { title, column: columnOf(board, from.status).label }), (problem as Error).message);
      }
      if (from.status === move.to.status) return;
      const column = columnOf(board, move.to.status).label;
      toasts.done(t('moved', { title, column }), () => void mutateAsync({ id: move.id, to: from }));
    },
    [client, pipeline, mutateAsync, toasts, t],
  );

  const move = useCallback(
    (id: number, to: Place) => {
      const board = client.getQueryData(boardQuery(pipeline).queryKey);
      const isLost = to.status === 'lost' && board && placeOf(board, id)?.status !== 'lost';
      if (isLost) setWaiting({ id, to });
      else void send({ id, to });
    },
    [client, pipeline, send],
  );

  return {
    move,
    asked: waiting !== null,
    answer: (reason: string) => {
      if (waiting) void send({ ...waiting, ...(reason && { lost_reason: reason }) });
      setWaiting(null);
    },
    cancel: () => setWaiting(null),
  };
}
