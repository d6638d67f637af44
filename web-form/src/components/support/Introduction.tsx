import { Anchor, Text } from '@mantine/core';
import { IconBolt, IconLock, IconUsers } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { PageTitle } from '../common/PageTitle';
import classes from './Introduction.module.css';

const PROMISES = [
  ['always', IconBolt],
  ['people', IconUsers],
  ['private', IconLock],
] as const;

/** What somebody should know before writing. */
export function Introduction() {
  const t = useTranslations('support');
  return (
    <div className={classes.introduction}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      <ul className={classes.promises}>
        {PROMISES.map(([promise, Icon]) => (
          <li key={promise}>
            <span className={classes.icon}>
              <Icon size={20} stroke={1.7} aria-hidden />
            </span>
            <div>
              <Text fw={600}>{t(`promises.${promise}.title`)}</Text>
              <Text c="dimmed" fz="sm">
                {t(`promises.${promise}.text`)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      <Text fz="sm" c="dimmed" data-chrome>
        {t('alreadyWrote')}{' '}
        <Anchor component={Link} href="/status" fz="sm" underline="always">
          {t('seeTicket')}
        </Anchor>
      </Text>
    </div>
  );
}
