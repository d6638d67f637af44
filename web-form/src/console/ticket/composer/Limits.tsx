import { useFormatter, useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import classes from './Limits.module.css';

/** A closed ticket is over; its customer's next message opens another. */
export const canReply = ({ can_send, status }: OpenTicket) => can_send && status !== 'closed';

/** What keeps a reply from leaving, before anybody has written it in vain. */
export function Limits({ ticket: { can_send, status, reply_window } }: { ticket: OpenTicket }) {
  const t = useTranslations('composer');
  const format = useFormatter();
  const { open, closes_at } = reply_window;
  return (
    <>
      {!can_send && <p className={classes.limit}>{t('cannotSend')}</p>}
      {status === 'closed' && <p className={classes.limit}>{t('closed')}</p>}
      {!open && <p className={classes.limit}>{t('windowClosed')}</p>}
      {open && closes_at && (
        <p className={classes.hint}>
          {t('windowCloses', { time: format.dateTime(new Date(closes_at), { weekday: 'short', hour: 'numeric', minute: 'numeric' }) })}
        </p>
      )}
    </>
  );
}
