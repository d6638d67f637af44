import { useFormatter, useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import type { OpenTicket } from '@/queries/staffTicket';
import classes from './Limits.module.css';

/** A closed ticket is over; its customer's next message opens another. */
export const canReply = ({ status }: OpenTicket) => status !== 'closed';

/** What keeps a reply from leaving, before anybody has written it in vain. */
export function Limits({ ticket: { can_send, status, reply_window, draft } }: { ticket: OpenTicket }) {
  const t = useTranslations('composer');
  const format = useFormatter();
  const me = useSession().data?.id;
  const { open, closes_at } = reply_window;
  return (
    <>
      {draft?.author && draft.author.id === me ? (
        <p className={classes.hint}>{t('waitsForApproval')}</p>
      ) : (
        !can_send && <p className={classes.limit}>{t('cannotSend')}</p>
      )}
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
