import { Skeleton } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { articlesQuery, type ArticleStatus } from '@/queries/knowledge';
import { More } from '../records/More';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { Decided } from './Decided';
import classes from './Knowledge.module.css';
import { ToCheck } from './ToCheck';

/** Articles made from what people answered: those that wait for somebody, or were decided about. */
export function Articles({ status }: { status: ArticleStatus }) {
  const t = useTranslations('knowledge');
  const list = useInfiniteQuery(articlesQuery(status));
  const { data, failureReason: problem } = list;
  const articles = data?.pages.flatMap(({ suggestions }) => suggestions);
  const Shown = status === 'waiting' ? ToCheck : Decided;
  if (problem) return <Trouble title={t('unknown')}>{problem.message}</Trouble>;
  if (!articles) return <Skeleton height={240} role="status" aria-label={t('loading')} />;
  if (articles.length === 0) {
    return (
      <Empty icon={IconBook2} title={t(`none.${status}`)}>
        {t(`none.${status}Advice`)}
      </Empty>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t(`show.${status}`)}>
        {articles.map((article) => (
          <Shown key={article.id} article={article} />
        ))}
      </ul>
      <More list={list}>{t('more')}</More>
    </>
  );
}
