import { IconBulb } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { opportunitiesQuery } from '@/queries/opportunities';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import tasks from '../tasks/Tasks.module.css';
import { Frame } from './Frame';
import { Loaded } from './Loaded';
import { OpportunityRow } from './OpportunityRow';

/** What may be won or lost, each with what to do about it. */
export function Opportunities() {
  const t = useTranslations('opportunities');
  const list = useInfiniteQuery(opportunitiesQuery);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Frame title={t('title')} introduction={t('introduction')}>
      <Loaded problem={list.failureReason} loading={!list.data}>
        {rows.length === 0 && (
          <Empty icon={IconBulb} title={t('none')}>
            {t('noneAdvice')}
          </Empty>
        )}
        {rows.length > 0 && (
          <ul className={tasks.list} aria-label={t('list')}>
            {rows.map((one) => (
              <OpportunityRow key={one.id} one={one} />
            ))}
          </ul>
        )}
        <More list={list}>{t('more')}</More>
      </Loaded>
    </Frame>
  );
}
