import { IconTicketOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '../common/Notice';
import { formLink } from './formLink';

export function TicketMissing({ number }: { number: string }) {
  const t = useTranslations('ticket.missing');
  return (
    <div role="alert">
      <Notice tone="caution" icon={IconTicketOff} title={t('title', { number })}>
        {t.rich('text', { form: formLink })}
      </Notice>
    </div>
  );
}
