import { Skeleton, Stack } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { draftQuery, type SuggestedReply } from '@/queries/assist';
import { Late } from '../../frame/Late';
import { Again } from './Again';
import { Proposal } from './Proposal';
import { Sentences } from './Sentences';
import { Verdict } from './Verdict';
import type { ComposerState } from './useComposer';
import classes from './Suggestion.module.css';

/** What a card needs of it. */
export type Shown = Omit<SuggestedReply, 'id' | 'tone' | 'channel' | 'personalization' | 'created_at'>;

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
}

/** What the AI would answer, in the place where the answer is written; it leaves only when somebody wants it to. */
export function Suggestion({ ticket, composer }: Props) {
  const [gone, setGone] = useState<string | null>(null);
  const proposed = ticket.draft?.author ? ticket.draft : null;
  const wanted = !proposed && (ticket.waiting_since !== null || ticket.draft !== null);
  const { data, failureReason } = useQuery({ ...draftQuery(ticket.id, ticket.last_message_id), enabled: wanted });
  const draft: Shown | null = data ?? (ticket.draft && waiting(ticket.draft));
  if (proposed) return <Proposal ticket={ticket} draft={proposed} composer={composer} />;
  if (!wanted || (draft && gone === draft.content)) return null;
  if (!draft) return failureReason ? null : <Loading />;
  if (!draft.content) return <Nothing ticket={ticket} draft={draft} />;
  return <Card ticket={ticket} draft={draft} composer={composer} onGone={() => setGone(draft.content)} />;
}

/** What the turn has left, until what stands behind each sentence is there. */
const waiting = ({ id, text, confidence, reason }: NonNullable<OpenTicket['draft']>): Shown => ({
  content: text,
  confidence,
  calibrated: null,
  draft_id: id,
  reasoning: reason ?? '',
  sources: [],
  sentences: [],
  missing: [],
  repeats: false,
  suggestions: [],
});

function Card({ ticket, draft, composer, onGone }: Props & { draft: Shown; onGone: () => void }) {
  const t = useTranslations('suggestion');
  const format = useFormatter();
  const { sources, missing, suggestions } = draft;
  const confidence = draft.calibrated ?? draft.confidence;
  const percent = (share: number) => format.number(share, { style: 'percent' });
  const why = ticket.draft?.reason ?? draft.reasoning;
  return (
    <section className={classes.card} aria-labelledby="suggestion">
      <h3 id="suggestion" className={classes.title}>
        <IconSparkles size={16} stroke={1.7} aria-hidden />
        {confidence === null || sources.length === 0
          ? t('title')
          : t('titleWith', { confidence: percent(confidence), count: sources.length })}
      </h3>
      {differs(draft) && <p className={classes.held}>{t('readAs', { said: percent(draft.confidence ?? 0), read: percent(confidence ?? 0) })}</p>}
      {why && <p className={classes.held}>{draft.draft_id ? t('held', { reason: why }) : why}</p>}
      <Sentences draft={draft} />
      <Points title={t('missing')} points={missing} />
      <Points title={t('careful')} points={suggestions.map(({ text }) => text)} />
      <Verdict ticket={ticket} draft={draft} composer={composer} onGone={onGone} />
    </section>
  );
}

/** Whether what became of such replies says something else than the AI. */
const differs = ({ confidence, calibrated }: Shown) =>
  confidence !== null && calibrated !== null && Math.abs(confidence - calibrated) >= 0.01;

/** Where nothing answers it: what would have to, and what came nearest. */
function Nothing({ ticket, draft: { reasoning, missing, sources } }: Pick<Props, 'ticket'> & { draft: Shown }) {
  const t = useTranslations('suggestion');
  return (
    <section className={classes.card} aria-labelledby="suggestion">
      <h3 id="suggestion" className={classes.title}>
        <IconSparkles size={16} stroke={1.7} aria-hidden />
        {reasoning}
      </h3>
      <Points title={t('undocumented')} points={missing} />
      <Points title={t('near')} points={sources.map(({ title, section }) => [title, section].filter(Boolean).join(' › '))} />
      <Again ticket={ticket} same={t('stillNothing')} />
    </section>
  );
}

function Points({ title, points }: { title: string; points: string[] }) {
  if (points.length === 0) return null;
  return (
    <div className={classes.points}>
      <strong>{title}</strong>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}

function Loading() {
  const t = useTranslations('suggestion');
  return (
    <div role="status" aria-label={t('loading')}>
      <Late>
        <Stack gap={8} className={classes.card}>
          <Skeleton height={14} width="40%" />
          <Skeleton height={12} />
          <Skeleton height={12} width="80%" />
        </Stack>
      </Late>
    </div>
  );
}
