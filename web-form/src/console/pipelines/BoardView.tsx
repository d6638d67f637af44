import { Skeleton } from '@mantine/core';
import { IconTicketOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { boardQuery, useMoreCards, type Status } from '@/queries/deals';
import { columnOf } from '@/lib/board';
import { Late } from '../frame/Late';
import { Placeholder } from '../inbox/Placeholder';
import { Trouble } from '../shell/Trouble';
import { Board } from './board/Board';
import { LostDialog } from './LostDialog';
import { useMoves } from './useMoves';
import classes from './board/Board.module.css';

const COLUMNS = 6;

/** The board of a pipeline, or why it is not there. */
export function BoardView({ pipeline, onOpen }: { pipeline: number; onOpen: (deal: number) => void }) {
  const t = useTranslations('pipelines');
  const { data: board, failureReason: problem } = useQuery(boardQuery(pipeline));
  const { mutate: more, isPending: asking } = useMoreCards(pipeline);
  const { move, asked, answer, cancel } = useMoves(pipeline);
  const showMore = useCallback(
    (status: Status) => {
      if (board && !asking) more(columnOf(board, status));
    },
    [board, asking, more],
  );
  if (problem?.kind === 'not_found') return <Placeholder icon={IconTicketOff} title={t('missing')} />;
  if (!board) return problem ? <Trouble title={t('unknown')}>{problem.message}</Trouble> : <Loading />;
  return (
    <>
      <Board board={board} onMove={move} onOpen={onOpen} onMore={showMore} />
      <LostDialog opened={asked} onClose={cancel} onAnswer={answer} />
    </>
  );
}

function Loading() {
  const t = useTranslations('pipelines');
  return (
    <div role="status" aria-label={t('loading')}>
      <Late>
        <div className={classes.board}>
          {Array.from({ length: COLUMNS }, (_, column) => (
            <Skeleton key={column} height="100%" mih={320} radius="lg" />
          ))}
        </div>
      </Late>
    </div>
  );
}
