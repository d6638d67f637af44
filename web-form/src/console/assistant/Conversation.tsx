import { Loader, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { Notice } from '@/components/common/Notice';
import { historyQuery, type Said } from '@/queries/assistant';
import type { InTheAir } from './Assistant';
import { Actions } from './Actions';
import { Bubble } from './Bubble';
import { Examples } from './Examples';
import { Pending } from './Pending';
import classes from './Assistant.module.css';

interface Props {
  session: string | undefined;
  inTheAir: InTheAir | null;
  problem: ApiError | null;
  onSay: (said: Omit<Said, 'session_id'>) => void;
}

/** What was said so far, what was done, and what waits for a yes. */
export function Conversation({ session, inTheAir, problem, onSay }: Props) {
  const t = useTranslations('assistant');
  const { data: history, failureReason } = useQuery({ ...historyQuery(session ?? ''), enabled: session !== undefined });
  const end = useRef<HTMLDivElement>(null);
  const turns = history?.turns ?? [];
  const { length } = turns;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [length, inTheAir, history]);
  return (
    <div className={classes.words} role="log" aria-label={t('conversation')}>
      {!session && !inTheAir ? <Examples onSay={onSay} /> : <h1 className="visuallyHidden">{t('title')}</h1>}
      {session && !history && failureReason && <Text role="status">{failureReason.kind === 'not_found' ? t('missing') : t('unknown')}</Text>}
      {turns.map((turn) => (
        <Turn key={turn.created_at} {...turn} />
      ))}
      {inTheAir?.message && <Bubble mine text={inTheAir.message} />}
      {inTheAir && (inTheAir.text ? <Bubble text={inTheAir.text} /> : <Thinking />)}
      {session && history && history.actions.length > 0 && <Actions session={session} actions={history.actions} />}
      {!inTheAir && history && <Pending waiting={history.pending} onSay={onSay} />}
      <div role="alert">
        {problem && (
          <Notice tone="danger" icon={IconAlertTriangle} title={t('failed')}>
            {problem.message || t('lost')}
          </Notice>
        )}
      </div>
      <div ref={end} />
    </div>
  );
}

function Turn({ message, response, records }: Pick<Parameters<typeof Bubble>[0], 'records'> & { message: string; response: string }) {
  return (
    <>
      {message && <Bubble mine text={message} />}
      <Bubble text={response} records={records} />
    </>
  );
}

function Thinking() {
  const t = useTranslations('assistant');
  return (
    <div role="status" aria-label={t('thinking')}>
      <Loader type="dots" size="sm" />
    </div>
  );
}
