import { useTranslations } from 'use-intl';
import { useTakeBack } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';

/** Takes back what has not left yet; its words are in its ticket, which opens. */
export function useUndo(open: (ticket: string) => void) {
  const t = useTranslations('composer');
  const { mutateAsync: takeBack } = useTakeBack();
  const { done, failed } = useToasts();
  return (ticket: string, message: string) =>
    takeBack({ ticket, message }).then(
      () => {
        open(ticket);
        done(t('takenBack'));
      },
      (problem: Error) => failed(t('tooLate'), problem.message),
    );
}
