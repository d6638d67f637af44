import { Skeleton, Stack, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { tokensQuery } from '@/queries/tokens';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { NewToken } from './NewToken';
import { Token } from './Token';
import classes from './Tokens.module.css';

/** What lets programs act as whoever is signed in. */
export function Tokens() {
  const t = useTranslations('tokens');
  const { data: own, failureReason: problem } = useQuery(tokensQuery);
  return (
    <Stack gap="xl" className={classes.tokens}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      <section>
        <Title order={2} fz="lg" mb="md">
          {t('yours')}
        </Title>
        {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
        {!own && !problem && <Skeleton height={120} role="status" aria-label={t('loading')} />}
        {own?.length === 0 && (
          <Empty icon={IconKey} title={t('none')}>
            {t('noneAdvice')}
          </Empty>
        )}
        {own && own.length > 0 && (
          <ul className={classes.list} aria-label={t('yours')}>
            {own.map((token) => (
              <Token key={token.id} token={token} />
            ))}
          </ul>
        )}
      </section>
      <Card>
        <NewToken />
      </Card>
    </Stack>
  );
}
