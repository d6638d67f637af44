import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { Lines } from '@/components/common/Lines';
import { PageTitle } from '@/components/common/PageTitle';
import { draftsQuery, type MyDraft } from '@/queries/drafts';
import { staff } from '@/texts/staff';
import { Empty } from '../shell/Empty';
import { TicketLink } from '../shell/TicketLink';
import { Trouble } from '../shell/Trouble';
import classes from './Drafts.module.css';

const KINDS = Object.keys(staff.drafts.whose) as MyDraft['whose'][];

/** Words that have not left yet, by what they wait for. */
export function Drafts() {
  const t = useTranslations('drafts');
  const { data: drafts, failureReason: problem } = useQuery(draftsQuery);
  return (
    <Stack gap="xl" maw={760}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!drafts && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {drafts?.length === 0 && (
        <Empty icon={IconPencil} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {KINDS.map((kind) => (
        <Some key={kind} kind={kind} drafts={drafts?.filter(({ whose }) => whose === kind) ?? []} />
      ))}
    </Stack>
  );
}

function Some({ kind, drafts }: { kind: MyDraft['whose']; drafts: readonly MyDraft[] }) {
  const t = useTranslations('drafts');
  if (drafts.length === 0) return null;
  return (
    <section>
      <Title order={2} fz="lg" mb="sm">
        {t(`whose.${kind}`)}
      </Title>
      <Lines label={t(`whose.${kind}`)}>
        {drafts.map(({ id, ticket, subject, customer_name, excerpt, note, at }) => (
          <li key={id} className={classes.draft}>
            <div>
              <TicketLink number={ticket} /> {customer_name ?? t('someone')}
              {subject && ` · ${subject}`}
            </div>
            <Text className={classes.words} dir="auto" lineClamp={2}>
              {excerpt}
            </Text>
            <Text fz="sm" c="dimmed">
              {note && `${t('note')} · `}
              <Ago at={at} />
            </Text>
          </li>
        ))}
      </Lines>
    </section>
  );
}
