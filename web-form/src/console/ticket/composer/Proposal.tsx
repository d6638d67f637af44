import { Button, Group } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import type { OpenTicket } from '@/queries/staffTicket';
import { Files } from '../timeline/Files';
import { canReply } from './Limits';
import { Reject } from './Reject';
import type { ComposerState } from './useComposer';
import classes from './Suggestion.module.css';

interface Props {
  ticket: OpenTicket;
  draft: NonNullable<OpenTicket['draft']>;
  composer: ComposerState;
}

/** What a colleague would answer who may not send: it leaves in their name, is changed, or goes back to them. */
export function Proposal({ ticket, draft: { id, text, author, cc, files }, composer }: Props) {
  const t = useTranslations('suggestion');
  const said = useTranslations('timeline');
  const name = author?.name ?? '';
  const basis = { draft_id: id, content: text, cc, files };
  return (
    <section className={classes.card} aria-labelledby="proposal">
      <h3 id="proposal" className={classes.title}>
        <IconUserQuestion size={16} stroke={1.7} aria-hidden />
        {t('proposal', { name })}
      </h3>
      <RichText text={text} />
      {cc.length > 0 && <p className={classes.held}>{said('copied', { addresses: cc.join(', ') })}</p>}
      <Files files={files} />
      {ticket.can_send && <p className={classes.held}>{t('proposalAdvice', { name })}</p>}
      <Group gap={2}>
        {ticket.can_send && (
          <Button size="compact-sm" disabled={!composer.settled || !canReply(ticket)} loading={composer.sending} onClick={() => composer.reply(text, basis)}>
            {t('approve')}
          </Button>
        )}
        <Button size="compact-sm" variant="light" onClick={() => composer.begin(text, basis)}>
          {t('edit')}
        </Button>
        <Reject ticket={ticket} draft={{ draft_id: id }} />
      </Group>
    </section>
  );
}
