import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { countsQuery } from '@/queries/inbox';
import { inbox, VIEWS } from './page';
import { FIRST_VIEW } from './useInbox';
import classes from './Views.module.css';

/** The same list cut in different ways, with how much is in each; the filter stays. */
export function Views() {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const { view: shown = FIRST_VIEW } = inbox.useSearch();
  const { data: counts } = useQuery(countsQuery);
  return (
    <nav className={classes.views} aria-label={t('views')}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to="/inbox/"
          search={(before) => ({ ...before, view })}
          className={classes.view}
          aria-current={view === shown ? 'page' : undefined}
          activeProps={{ 'aria-current': view === shown ? 'page' : undefined }}
        >
          {t(`view.${view}`)}
          {counts && counts[view] > 0 && (
            <span className={classes.count}>
              <span aria-hidden>{format.number(counts[view], { notation: 'compact' })}</span>
              <span className="visuallyHidden">{t('waitingTickets', { count: counts[view] })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
