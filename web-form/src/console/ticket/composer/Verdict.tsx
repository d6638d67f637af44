import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import type { SuggestedReply } from '@/queries/assist';
import { Again } from './Again';
import { canReply } from './Limits';
import { Reject } from './Reject';
import type { ComposerState } from './useComposer';

interface Props {
  ticket: OpenTicket;
  draft: Pick<SuggestedReply, 'content' | 'draft_id'>;
  composer: ComposerState;
  onGone: () => void;
}

const WAYS = ['shorter', 'friendlier'] as const;

/** What becomes of a suggestion: it leaves, is changed by hand, is written again, or goes. */
export function Verdict({ ticket, draft, composer, onGone }: Props) {
  const t = useTranslations('suggestion');
  const { content, draft_id } = draft;
  return (
    <Again
      ticket={ticket}
      same={t('repeats')}
      ways={WAYS}
      before={
        <>
          <Button size="compact-sm" disabled={!composer.settled || !canReply(ticket)} loading={composer.sending} onClick={() => composer.reply(content, draft)}>
            {ticket.can_send ? t('send') : t('propose')}
          </Button>
          <Button size="compact-sm" variant="light" onClick={() => composer.begin(content, { draft_id, content })}>
            {t('edit')}
          </Button>
        </>
      }
      after={<Reject ticket={ticket} draft={draft} onGone={onGone} />}
    />
  );
}
