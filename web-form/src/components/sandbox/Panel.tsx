import { Button, Title } from '@mantine/core';
import { IconPlus, type Icon } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './Panel.module.css';

interface Props {
  icon: Icon;
  title: string;
  /** Where the customer writes to. */
  target: string;
  onNew: () => void;
  identity: ReactNode;
  children: ReactNode;
}

/** The frame both channels share: who writes to whom, and a fresh start. */
export function Panel({ icon: ChannelIcon, title, target, onNew, identity, children }: Props) {
  const id = useId();
  const t = useTranslations('sandbox');
  return (
    <section aria-labelledby={id} className={classes.panel}>
      <header className={classes.header}>
        <ChannelIcon size={26} stroke={1.6} className={classes.icon} aria-hidden />
        <div className={classes.title}>
          <Title order={2} fz="lg" id={id}>
            {title}
          </Title>
          <span className={classes.target}>{t('to', { address: target })}</span>
        </div>
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} />} onClick={onNew}>
          {t('fresh')}
          <span className={classes.optional}>&nbsp;{t('conversation')}</span>
        </Button>
      </header>
      <div role="group" aria-label={t('who')} className={classes.identity}>
        {identity}
      </div>
      {children}
    </section>
  );
}
