import { IconBulb } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { opportunitiesQuery } from '@/queries/opportunities';
import { Empty } from '../shell/Empty';
import { Frame } from './Frame';
import { OpportunityRow } from './OpportunityRow';
import { Rows } from './Rows';

/** What may be won or lost, each with what to do about it. */
export function Opportunities() {
  const t = useTranslations('opportunities');
  const list = useInfiniteQuery(opportunitiesQuery);
  const empty = (
    <Empty icon={IconBulb} title={t('none')}>
      {t('noneAdvice')}
    </Empty>
  );
  return (
    <Frame title={t('title')} introduction={t('introduction')}>
      <Rows list={list} label={t('list')} empty={empty}>
        {(one) => <OpportunityRow key={one.id} one={one} />}
      </Rows>
    </Frame>
  );
}
