import { Title } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Said } from '@/queries/assistant';
import classes from './Assistant.module.css';

const EXAMPLES = ['one', 'two', 'three'] as const;

/** How a conversation may begin. */
export function Examples({ onSay }: { onSay: (said: Omit<Said, 'session_id'>) => void }) {
  const t = useTranslations('assistant');
  return (
    <div className={classes.beginning}>
      <span className={classes.picture}>
        <IconSparkles size={30} stroke={1.5} aria-hidden />
      </span>
      <Title order={1} fz={26}>
        {t('title')}
      </Title>
      <p>{t('introduction')}</p>
      <ul className={classes.examples} aria-label={t('examples.title')}>
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => onSay({ message: t(`examples.${example}`) })}>
              {t(`examples.${example}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
