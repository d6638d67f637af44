import { IconTicketOff } from '@tabler/icons-react';
import { missing } from '@/texts/status';
import { Notice } from '../common/Notice';
import { formLink } from './formLink';

export function TicketMissing({ number }: { number: string }) {
  return (
    <div role="alert">
      <Notice tone="caution" icon={IconTicketOff} title={missing.title(number)}>
        {missing.text(formLink)}
      </Notice>
    </div>
  );
}
