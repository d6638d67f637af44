import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { replaceEqualDeep } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Board as Columns, Status } from '@/queries/deals';
import { Column } from './Column';
import type { Over } from './useCardDrag';
import { placed, placeOf, type Place } from '@/lib/board';
import { useLifted } from './useLifted';
import classes from './Board.module.css';

interface Props {
  board: Columns;
  onMove: (id: number, to: Place) => void;
  onOpen: (id: number) => void;
  onMore: (status: Status) => void;
}

/** A pipeline with its six columns; cards move by mouse, by touch, and by key. */
export function Board({ board, onMove, onOpen, onMore }: Props) {
  const t = useTranslations('pipelines');
  const frame = useRef<HTMLDivElement>(null);
  const { lifted, at, said, onKey, onFocus } = useLifted(board, onMove, frame);
  const shown = lifted ? placed(board, lifted.id, lifted.place) : board;
  const stages = useStages(board);
  useDrops(board, onMove);
  const reached = at === null ? null : placeOf(shown, at)?.status;
  /** Cards take the focus, and what scrolls has to be reached by keyboard without them too. */
  const empty = shown.columns.every(({ items }) => items.length === 0);
  return (
    <div ref={frame} className={classes.board} role="group" aria-label={t('board')} tabIndex={empty ? 0 : undefined}>
      <p id="board-keys" className="visuallyHidden">
        {t('keys')}
      </p>
      <p role="status" aria-live="assertive" className="visuallyHidden">
        {said}
      </p>
      {shown.columns.map((column) => (
        <Column
          key={column.status}
          column={column}
          stages={stages}
          reachable={column.status === reached ? at : (column.items[0]?.id ?? null)}
          lifted={column.status === lifted?.place.status ? lifted.id : null}
          {...{ onOpen, onMove, onKey, onFocus, onMore }}
        />
      ))}
    </div>
  );
}

/** The same ones until one has another name, so that cards stay as they are while one of them moves. */
function useStages({ columns }: Columns) {
  const [known, know] = useState<readonly { status: Status; label: string }[]>([]);
  const stages = replaceEqualDeep(known, columns.map(({ status, label }) => ({ status, label })));
  if (stages !== known) know(stages);
  return stages;
}

/** A card that is let go lands where it is held. */
function useDrops(board: Columns, onMove: Props['onMove']) {
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const id = source.data.id as number;
          const [target] = location.current.dropTargets;
          const from = placeOf(board, id);
          if (!target || !from) return;
          const to = landing(target.data as unknown as Over, from);
          if (to.status !== from.status || to.index !== from.index) onMove(id, to);
        },
      }),
    [board, onMove],
  );
}

/** Counted without the card itself, which leaves a gap where it was. */
function landing({ status, index, edge }: Over, from: Place): Place {
  const below = index + (edge === 'below' ? 1 : 0);
  return { status, index: status === from.status && from.index < below ? below - 1 : below };
}
