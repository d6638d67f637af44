import { ActionIcon, Menu } from '@mantine/core';
import { IconAlarm, IconArrowsMove } from '@tabler/icons-react';
import { memo, type KeyboardEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Card, Status } from '@/queries/deals';
import { useCardDrag } from './useCardDrag';
import type { Place } from '@/lib/board';
import classes from './Board.module.css';

export interface CardActs {
  onOpen: (id: number) => void;
  onMove: (id: number, to: Place) => void;
  onKey: (event: KeyboardEvent, id: number) => void;
  onFocus: (id: number) => void;
}

/** Where it stands is in two words: a place of its own would be another one each time, and every card drawn anew. */
interface Props extends CardActs, Place {
  card: Card;
  stages: readonly { status: Status; label: string }[];
  reachable: boolean;
  lifted: boolean;
}

/** One deal: what it is, what it is worth, whose, and by when. It moves by mouse, by key, and by its menu. */
export const DealCard = memo(function DealCard({ card, status, index, stages, reachable, lifted, onOpen, onMove, onKey, onFocus }: Props) {
  const t = useTranslations('pipelines');
  const { ref, dragged, edge } = useCardDrag(card.id, status, index);
  return (
    <div ref={ref} className={classes.card} data-dragged={dragged || undefined} data-lifted={lifted || undefined} data-edge={edge ?? undefined}>
      <button
        type="button"
        className={classes.open}
        data-card={card.id}
        tabIndex={reachable ? 0 : -1}
        aria-describedby="board-keys"
        aria-pressed={lifted}
        onClick={() => onOpen(card.id)}
        onFocus={() => onFocus(card.id)}
        onKeyDown={(event) => onKey(event, card.id)}
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
      >
        <span className={classes.title} dir="auto">
          {card.title}
        </span>
        <span className={classes.who} dir="auto">
          {card.contact_name ?? t('nobody')}
        </span>
        <Figures card={card} />
      </button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon className={classes.move} variant="subtle" color="gray" size="sm" tabIndex={reachable ? 0 : -1} aria-label={t('moveNamed', { title: card.title })}>
            <IconArrowsMove size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('moveTo')}</Menu.Label>
          {stages.map((stage) => (
            <Menu.Item key={stage.status} disabled={stage.status === status} onClick={() => onMove(card.id, { status: stage.status, index: 0 })}>
              {stage.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});

function Figures({ card: { value, currency, expected_close, rotting } }: { card: Card }) {
  const t = useTranslations('pipelines');
  const format = useFormatter();
  return (
    <span className={classes.figures}>
      <span className={classes.value}>{format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 })}</span>
      {expected_close && (
        <time dateTime={expected_close}>{format.dateTime(new Date(`${expected_close}T12:00`), { day: 'numeric', month: 'short' })}</time>
      )}
      {rotting && (
        <span className={classes.rotting}>
          <IconAlarm size={14} stroke={1.8} aria-hidden />
          {t('rotting')}
        </span>
      )}
    </span>
  );
}
