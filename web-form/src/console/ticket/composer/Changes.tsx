import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import { diffWordsWithSpace } from 'diff';
import { useTranslations } from 'use-intl';
import type { Basis, ComposerState } from './useComposer';
import classes from './Changes.module.css';

/** A reply that began as a suggestion, and what became different of it. */
export function Changes({ composer: { content, clear }, basis }: { composer: ComposerState; basis: Basis }) {
  const t = useTranslations('suggestion');
  const [shown, { toggle }] = useDisclosure();
  return (
    <div className={classes.basis}>
      <p className={classes.head}>
        <IconSparkles size={15} stroke={1.7} aria-hidden />
        {t('edited')}
        <Button variant="subtle" size="compact-sm" aria-expanded={shown} onClick={toggle}>
          {t('changes')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={clear}>
          {t('drop')}
        </Button>
      </p>
      {shown && <Diff before={basis.content} after={content} />}
    </div>
  );
}

function Diff({ before, after }: { before: string; after: string }) {
  const t = useTranslations('suggestion');
  if (before === after) return <p className={classes.diff}>{t('unchangedText')}</p>;
  return (
    <p className={classes.diff} dir="auto">
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) =>
        added ? <ins key={index}>{value}</ins> : removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>,
      )}
    </p>
  );
}
