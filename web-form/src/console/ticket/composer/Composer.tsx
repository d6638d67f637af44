import { SegmentedControl } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { useChannelName } from '../../inbox/ChannelIcon';
import { Beside } from './Beside';
import { Editor } from './Editor';
import { Footer } from './Footer';
import { Limits } from './Limits';
import { Newer } from './Newer';
import { Scheduled } from './Scheduled';
import { StaleSheet } from './StaleSheet';
import { Suggestion } from './Suggestion';
import type { ComposerState } from './useComposer';
import { Writing } from './Writing';
import classes from './Composer.module.css';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
  /** What can be put into it. */
  children?: ReactNode;
}

/** Where a reply or a note is written; one never looks like the other. */
export function Composer({ ticket, composer, children }: Props) {
  const t = useTranslations('composer');
  const { kind, content, write } = composer;
  return (
    <section className={classes.composer} data-kind={kind} aria-label={kind === 'note' ? t('note') : t('title')}>
      {ticket.scheduled && <Scheduled ticket={ticket} scheduled={ticket.scheduled} onBack={composer.resume} />}
      {kind === 'reply' && !content.trim() && <Suggestion ticket={ticket} composer={composer} />}
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('kind')}
          value={kind}
          onChange={(value) => write(value as typeof kind)}
          data={[
            { value: 'reply', label: t('reply') },
            { value: 'note', label: t('note') },
          ]}
        />
        <Purpose ticket={ticket} kind={kind} />
        {children}
        {kind === 'reply' && ticket.takes_files && <Beside ticket={ticket} composer={composer} />}
        <Writing ticket={ticket.id} viewers={ticket.viewers} />
      </div>
      <Newer composer={composer} />
      <Editor ticket={ticket} composer={composer} />
      {(content.trim() || kind === 'note') && <Footer ticket={ticket} composer={composer} />}
      {kind === 'reply' && <Limits ticket={ticket} />}
      <StaleSheet composer={composer} />
    </section>
  );
}

function Purpose({ ticket, kind }: { ticket: OpenTicket; kind: 'reply' | 'note' }) {
  const t = useTranslations('composer');
  const who = useTranslations('desk');
  const channelName = useChannelName();
  const PurposeIcon = kind === 'note' ? IconLock : IconSend;
  return (
    <p className={classes.purpose}>
      <PurposeIcon size={15} stroke={1.7} aria-hidden />
      {kind === 'note'
        ? t('noteFor')
        : t('replyTo', { name: ticket.customer.name ?? who('someone'), channel: channelName(ticket.channel) })}
    </p>
  );
}
