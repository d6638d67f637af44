import { Button, Menu } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { useReject, type SuggestedReply } from '@/queries/assist';
import { staff } from '@/texts/staff';
import { useToasts } from '../../frame/toasts';

const REASONS = Object.keys(staff.suggestion.reasons) as (keyof typeof staff.suggestion.reasons)[];

/** Why a suggestion is not good; kept with what became of it. */
export function Reject({ ticket, draft, onGone }: { ticket: OpenTicket; draft: Pick<SuggestedReply, 'draft_id'>; onGone?: () => void }) {
  const t = useTranslations('suggestion');
  const { done, failed } = useToasts();
  const { mutate } = useReject(ticket.id);
  const reject = (reason: string) => {
    onGone?.();
    mutate(
      { draft: draft.draft_id, reason },
      { onSuccess: () => done(t('rejected')), onError: ({ message }) => failed(t('notRejected'), message) },
    );
  };
  return (
    <Menu position="top-start" shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray">
          {t('reject')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('rejectWhy')}</Menu.Label>
        {REASONS.map((reason) => (
          <Menu.Item key={reason} onClick={() => reject(t(`reasons.${reason}`))}>
            {t(`reasons.${reason}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
