import { IconAd2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { leadsQuery } from '@/queries/leads';
import { Frame } from '../opportunities/Frame';
import { Rows } from '../opportunities/Rows';
import { Empty } from '../shell/Empty';
import { LeadRow } from './LeadRow';

/** Who filled in the form of an ad, and what came of it. */
export function Leads() {
  const t = useTranslations('leads');
  const list = useInfiniteQuery(leadsQuery);
  const empty = (
    <Empty icon={IconAd2} title={t('none')}>
      {t('noneAdvice')}
    </Empty>
  );
  return (
    <Frame title={t('title')} introduction={t('introduction')}>
      <Rows list={list} label={t('list')} empty={empty}>
        {(lead) => <LeadRow key={lead.id} lead={lead} />}
      </Rows>
    </Frame>
  );
}
