import { Outlet, useParams } from '@tanstack/react-router';
import { IconInbox } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Placeholder } from './Placeholder';
import { TicketList } from './TicketList';
import { Toolbar } from './Toolbar';
import { Views } from './Views';
import classes from './Inbox.module.css';

/** What waits, beside what is open; on a phone one of them at a time. */
export function Inbox() {
  const t = useTranslations('inbox');
  const { ticket } = useParams({ strict: false });
  return (
    <div className={classes.panes} data-screen={ticket ? 'ticket' : 'list'}>
      <section className={classes.list} aria-label={t('list')}>
        <Toolbar />
        <Views />
        <TicketList />
      </section>
      <div className={classes.open}>
        {ticket && <h1 className={`visuallyHidden ${classes.title}`}>{t('title')}</h1>}
        {ticket ? <Outlet /> : <Placeholder icon={IconInbox} title={t('choose')} advice={t('chooseAdvice')} />}
      </div>
    </div>
  );
}
