import { IconAd2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { leadsQuery } from '@/queries/leads';
import { Frame } from '../opportunities/Frame';
import { Loaded } from '../opportunities/Loaded';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import tasks from '../tasks/Tasks.module.css';
import { LeadRow } from './LeadRow';

/** Who filled in the form of an ad, and what came of it. */
export function Leads() {
  const t = useTranslations('leads');
  const more = useTranslations('opportunities')('more');
  const list = useInfiniteQuery(leadsQuery);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Frame title={t('title')} introduction={t('introduction')}>
      <Loaded problem={list.failureReason} loading={!list.data}>
        {rows.length === 0 && (
          <Empty icon={IconAd2} title={t('none')}>
            {t('noneAdvice')}
          </Empty>
        )}
        {rows.length > 0 && (
          <ul className={tasks.list} aria-label={t('list')}>
            {rows.map((lead) => (
              <LeadRow key={lead.id} lead={lead} />
            ))}
          </ul>
        )}
        <More list={list}>{more}</More>
      </Loaded>
    </Frame>
  );
}
