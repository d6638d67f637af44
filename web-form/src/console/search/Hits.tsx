import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Time } from '@/components/common/Time';
import type { CustomerHit, TicketHit } from '@/queries/search';
import { ChannelIcon } from '../inbox/ChannelIcon';
import classes from './Search.module.css';

/** A ticket, with the place in it where the words stand. */
export function Ticket({ hit }: { hit: TicketHit }) {
  const t = useTranslations('search');
  return (
    <li>
      <Link to="/inbox/$ticket/" params={{ ticket: hit.id }} className={classes.hit}>
        <span className={classes.top}>
          <ChannelIcon channel={hit.channel} />
          <strong dir="auto">{hit.subject}</strong>
          <span className={classes.facts}>
            {t.rich('hit', { id: hit.id, name: hit.customer_name ?? t('someone'), when: () => <Time at={hit.said_at} /> })}
          </span>
        </span>
        <span className={classes.snippet} dir="auto">
          {hit.snippet}
        </span>
      </Link>
    </li>
  );
}

/** Somebody, with whatever tells them from others of the same name. */
export function Customer({ hit: { contact, name, email, phone, company } }: { hit: CustomerHit }) {
  const t = useTranslations('search');
  return (
    <li>
      <Link to="/contacts/$contact/" params={{ contact: String(contact) }} className={classes.hit}>
        <strong dir="auto">{name ?? t('someone')}</strong>
        <span className={classes.facts}>{[email, phone, company].filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  );
}
