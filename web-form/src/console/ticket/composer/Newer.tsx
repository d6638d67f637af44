import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ComposerState } from './useComposer';
import classes from './Newer.module.css';

/** Something was said while one was writing: it has to be read before the reply can leave. */
export function Newer({ composer: { newer, catchUp } }: { composer: ComposerState }) {
  const t = useTranslations('composer');
  return (
    <div role="status">
      {newer.length > 0 && (
        <p className={classes.newer}>
          {t('newer', { count: newer.length })}
          <Button variant="subtle" size="compact-sm" onClick={catchUp}>
            {t('seen')}
          </Button>
        </p>
      )}
    </div>
  );
}
