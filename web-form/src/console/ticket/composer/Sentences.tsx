import { Tooltip } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Source, SuggestedReply } from '@/queries/assist';
import { annotate } from './annotate';
import classes from './Sentences.module.css';

const MOST = 320;

/** A draft whose every sentence tells what carries it, to the mouse, the finger and the keyboard. */
export function Sentences({ draft }: { draft: Pick<SuggestedReply, 'content' | 'sentences' | 'sources'> }) {
  return (
    <p className={classes.text} dir="auto">
      {annotate(draft).map(({ text, source }, index) =>
        source === undefined ? text : <Sentence key={index} text={text} source={source} />,
      )}
    </p>
  );
}

function Sentence({ text, source }: { text: string; source: Source | null }) {
  const t = useTranslations('suggestion');
  const label = source ? (
    <>
      <strong>{t('source', { title: [source.title, source.section].filter(Boolean).join(' › ') })}</strong>
      <br />
      {source.content.length > MOST ? `${source.content.slice(0, MOST)}…` : source.content}
    </>
  ) : (
    t('noSource')
  );
  return (
    <Tooltip label={label} multiline w={320} withArrow position="top-start" events={{ hover: true, focus: true, touch: true }}>
      <span tabIndex={0} className={classes.sentence} data-carried={source ? true : undefined}>
        {text}
      </span>
    </Tooltip>
  );
}
