import { useFormatter, useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { ChannelIcon } from '../../inbox/ChannelIcon';
import classes from './Viewers.module.css';

/** With whom, by what, and which colleagues are here, too. */
export function Viewers({ ticket }: { ticket: OpenTicket }) {
  const t = useTranslations('desk');
  const format = useFormatter();
  const { viewers } = ticket;
  const writing = viewers.filter(({ typing }) => typing);
  const names = (writing.length ? writing : viewers).map(({ name }) => name);
  const said = { names: format.list(names), count: names.length };
  return (
    <p className={classes.viewers}>
      <ChannelIcon channel={ticket.channel} />
      <span dir="auto">{ticket.customer.name ?? ticket.customer.email ?? ticket.customer.phone ?? t('someone')}</span>
      <span>{ticket.id}</span>
      <span role="status" className={classes.others}>
        {names.length > 0 && (writing.length ? t('typing', said) : t('viewing', said))}
      </span>
    </p>
  );
}
