import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { peopleQuery, teamsQuery } from '@/queries/people';
import { Trouble } from '../shell/Trouble';
import { Invite } from './Invite';
import { Person } from './Person';
import classes from './People.module.css';

/** Who works here, and as what. */
export function People() {
  const t = useTranslations('people');
  const { data: members, failureReason: problem } = useQuery(peopleQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  return (
    <Stack gap="xl" className={classes.people}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!members && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {members && (
        <ul className={classes.list}>
          {members.map((member) => (
            <li key={member.id}>
              <Person member={member} teams={teams} />
            </li>
          ))}
        </ul>
      )}
      <Card>
        <Invite teams={teams} />
      </Card>
    </Stack>
  );
}
