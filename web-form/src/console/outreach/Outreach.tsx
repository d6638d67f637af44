import { Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import frame from '../tasks/Tasks.module.css';
import { Campaigns } from './Campaigns';
import { outreach, VIEWS } from './page';
import { Reminders } from './Reminders';
import { Review } from './Review';

/** What we write first: drafts to look over, campaigns, and who has not answered. */
export function Outreach() {
  const t = useTranslations('outreach');
  const { list = 'review' } = outreach.useSearch();
  return (
    <Stack gap="md" className={frame.tasks}>
      <Title order={1} fz={26}>
        {t('title')}
      </Title>
      <nav className={frame.views} aria-label={t('views')}>
        {VIEWS.map((each) => (
          <Link key={each} to="/outreach/" search={{ list: each === 'review' ? undefined : each }} activeOptions={{ explicitUndefined: true }} className={frame.view}>
            {t(`view.${each}`)}
          </Link>
        ))}
      </nav>
      {list === 'review' && <Review />}
      {list === 'campaigns' && <Campaigns />}
      {list === 'reminders' && <Reminders />}
    </Stack>
  );
}
