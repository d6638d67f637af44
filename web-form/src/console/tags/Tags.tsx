import { Skeleton, Stack } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Lines } from '@/components/common/Lines';
import { PageTitle } from '@/components/common/PageTitle';
import { tagsQuery } from '@/queries/tags';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { TagRow } from './TagRow';

/** All tags of tickets, kept in order. */
export function Tags() {
  const t = useTranslations('tags');
  const { data: tags, failureReason: problem } = useQuery(tagsQuery);
  return (
    <Stack gap="xl" maw={760}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!tags && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {tags?.length === 0 && (
        <Empty icon={IconTag} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {tags && tags.length > 0 && (
        <Lines label={t('title')}>
          {tags.map((tag) => (
            <TagRow key={tag.name} tag={tag} />
          ))}
        </Lines>
      )}
    </Stack>
  );
}
