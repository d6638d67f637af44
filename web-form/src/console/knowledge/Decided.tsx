import { Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import type { Article } from '@/queries/knowledge';
import classes from './Knowledge.module.css';
import { Origin } from './Origin';

/** An article that somebody decided about. */
export function Decided({ article }: { article: Article }) {
  const t = useTranslations('knowledge');
  const { title, body, reason, published, status } = article;
  return (
    <li className={classes.article}>
      <Title order={2} fz="md" dir="auto">
        {title}
      </Title>
      <Text fz="sm" c="dimmed" component="div">
        {status === 'approved' ? t(published ? 'taught' : 'soon') : t('rejectedFor', { reason: reason ?? '' })}
        {' · '}
        <Origin tickets={article.tickets} />
      </Text>
      <RichText text={body} />
    </li>
  );
}
