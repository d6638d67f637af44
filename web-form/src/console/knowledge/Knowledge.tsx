import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { Articles } from './Articles';
import { Gaps } from './Gaps';
import classes from './Knowledge.module.css';
import { knowledge, SECTIONS } from './page';

/** What the AI could not answer, and what it could learn from the people who did. */
export function Knowledge() {
  const t = useTranslations('knowledge');
  const { show = 'gaps' } = knowledge.useSearch();
  return (
    <Stack gap="lg" className={classes.knowledge}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      <nav className={classes.sections} aria-label={t('sections')}>
        {SECTIONS.map((section) => (
          <Link
            key={section}
            to="/settings/knowledge/"
            search={{ show: section === 'gaps' ? undefined : section }}
            activeOptions={{ explicitUndefined: true }}
            className={classes.section}
          >
            {t(`show.${section}`)}
          </Link>
        ))}
      </nav>
      {show === 'gaps' ? <Gaps /> : <Articles key={show} status={show} />}
    </Stack>
  );
}
