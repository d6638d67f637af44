import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { allDuplicatesQuery, type Duplicate } from '@/queries/contact';
import { contactQuery } from '@/queries/contacts';
import frame from '../contact/Contact.module.css';
import { MergeDialog } from '../contact/MergeDialog';
import { useMerging } from '../contact/useMerging';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';

/** All who may be one person, the strongest reasons first: each pair is somebody's decision. */
export function Duplicates() {
  const t = useTranslations('contacts.duplicates');
  const { data: pairs, failureReason: problem } = useQuery(allDuplicatesQuery);
  return (
    <Stack gap="lg" maw={820}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {!pairs && (problem ? <Trouble title={t('failed')}>{problem.message}</Trouble> : <Skeleton height={240} role="status" aria-label={t('loading')} />)}
      {pairs?.length === 0 && (
        <Empty icon={IconUsersGroup} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      <ul className={frame.rows}>
        {pairs?.map((pair) => (
          <Pair key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
        ))}
      </ul>
    </Stack>
  );
}

function Pair({ pair: { first, second, sure, evidence } }: { pair: Duplicate }) {
  const t = useTranslations('contact.twins');
  const [opened, { open, close }] = useDisclosure();
  const { data: contact } = useQuery({ ...contactQuery(first.id), enabled: opened });
  const merging = useMerging(first.id);
  return (
    <li>
      <Text fw={600} dir="auto">
        <Who side={first} />
        {' · '}
        <Who side={second} />
      </Text>
      <Text fz="sm" c="dimmed">
        {t(sure ? 'sure' : 'perhaps', { why: evidence.map(({ detail }) => detail).join('; ') })}
      </Text>
      <Button mt={6} variant="light" size="compact-sm" onClick={open}>
        {t('merge')}
      </Button>
      {opened && contact && <MergeDialog contact={contact} other={second.id} merging={merging} onClose={close} />}
    </li>
  );
}

function Who({ side: { id, name, email, phone } }: { side: Duplicate['first'] }) {
  const t = useTranslations('contacts');
  return (
    <Link to="/contacts/$contact/" params={{ contact: String(id) }}>
      {name ?? email ?? phone ?? t('nameless')}
    </Link>
  );
}
