import { IconRefreshAlert } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '@/components/common/Notice';

interface Props<R> {
  before: R;
  now: R;
  /** What the form shows, by field. */
  labels: Partial<Record<keyof R, string>>;
}

/** What somebody else has written while a form was filled in. */
export function Meanwhile<R>({ before, now, labels }: Props<R>) {
  const t = useTranslations('records');
  const news = (Object.keys(labels) as (keyof R)[]).filter((field) => String(before[field] ?? '') !== String(now[field] ?? ''));
  if (news.length === 0) return null;
  return (
    <Notice tone="caution" icon={IconRefreshAlert} title={t('meanwhile')}>
      <ul>
        {news.map((field) => (
          <li key={String(field)} dir="auto">
            {`${labels[field]}: ${String(now[field] ?? '') || t('emptied')}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
