import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { gapsQuery } from '@/queries/knowledge';
import { Part } from './Part';
import classes from './Today.module.css';

const TOP = 3;

/** What most customers asked in vain. */
export function Teach() {
  const t = useTranslations('today.teach');
  const { data: gaps, failureReason: problem } = useQuery(gapsQuery);
  return (
    <Part title={t('title')}>
      {problem && <Text>{problem.message}</Text>}
      {!gaps && !problem && <Skeleton height={80} />}
      {gaps?.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {gaps && gaps.length > 0 && (
        <>
          <ol className={classes.rows}>
            {gaps.slice(0, TOP).map(({ id, customers, examples }) => (
              <li key={id}>
                {t('asked', { customers })}
                <Text fz="sm" c="dimmed" lineClamp={2} dir="auto">
                  {examples[0]?.text}
                </Text>
              </li>
            ))}
          </ol>
          <Anchor component={Link} to="/settings/knowledge/" underline="always">
            {t('all')}
          </Anchor>
        </>
      )}
    </Part>
  );
}
