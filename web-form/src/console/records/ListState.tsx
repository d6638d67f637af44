import { Button, Skeleton } from '@mantine/core';
import { IconFilterOff, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { Late } from '../frame/Late';
import { Placeholder } from '../inbox/Placeholder';
import { Trouble } from '../shell/Trouble';
import classes from './Page.module.css';

interface Props {
  problem: ApiError | null;
  loaded: boolean;
  empty: boolean;
  /** What there was no match for can be cleared. */
  narrowed: boolean;
  onClear: () => void;
  /** Where there is nothing at all: how it begins. */
  beginning: ReactNode;
}

/** What a list says when it cannot just show its rows; null where it can. */
export function ListState({ problem, loaded, empty, narrowed, onClear, beginning }: Props) {
  const t = useTranslations('records');
  if (problem?.kind === 'forbidden') return <Placeholder icon={IconLock} title={t('forbidden')} advice={problem.message} />;
  if (problem) {
    return (
      <Trouble title={t('failed')}>
        {problem.message} {problem.temporary && t('keepsAsking')}
      </Trouble>
    );
  }
  if (!loaded) return <Loading />;
  if (!empty) return null;
  return narrowed ? (
    <Placeholder icon={IconFilterOff} title={t('nothingFound')}>
      <Button variant="light" onClick={onClear}>
        {t('clear')}
      </Button>
    </Placeholder>
  ) : (
    beginning
  );
}

function Loading() {
  const t = useTranslations('records');
  return (
    <div role="status" aria-label={t('loading')}>
      <Late>
        <div className={classes.state}>
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} height={38} />
          ))}
        </div>
      </Late>
    </div>
  );
}
