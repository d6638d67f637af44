import { Button, Group } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Said, Waiting } from '@/queries/assistant';
import classes from './Assistant.module.css';

/** What it does only after a yes, with how much it touches. */
export function Pending({ waiting, onSay }: { waiting: readonly Waiting[]; onSay: (said: Omit<Said, 'session_id'>) => void }) {
  const t = useTranslations('assistant');
  return waiting.map(({ id, text, records }) => (
    <section key={id} className={classes.pending} aria-label={t('waits')}>
      <h2 className={classes.question}>
        <IconHandStop size={18} stroke={1.8} aria-hidden />
        {t('waits')}
      </h2>
      <p>
        {text} <span className={classes.caption}>{t('touches', { count: records })}</span>
      </p>
      <Group gap="sm">
        <Button size="sm" onClick={() => onSay({ message: '', confirm: id })}>
          {t('yes')}
        </Button>
        <Button size="sm" variant="default" onClick={() => onSay({ message: '', confirm: false })}>
          {t('no')}
        </Button>
      </Group>
    </section>
  ));
}
