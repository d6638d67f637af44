import { useTranslations } from 'use-intl';
import type { CustomerContext } from '@/queries/assist';
import { Time } from '@/components/common/Time';
import { useChannelName } from '../../inbox/ChannelIcon';
import { Section } from './Section';

interface Props {
  conversations: CustomerContext['other_conversations'];
  notes: CustomerContext['notes'];
}

/** What the customer says on other channels, and what colleagues noted. */
export function Elsewhere({ conversations, notes }: Props) {
  const t = useTranslations('context');
  const channelName = useChannelName();
  return (
    <>
      {conversations.length > 0 && (
        <Section title={t('conversations')}>
          <ul>
            {conversations.map(({ id, channel, subject, last_at, tickets }) => (
              <li key={id}>
                <span dir="auto">{[channelName(channel), subject].filter(Boolean).join(': ')}</span>
                <p>
                  {last_at && <Time at={last_at} />} {t('tickets', { count: tickets.length })}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={t('notes')}>
          <ul>
            {notes.map(({ at, author, text }) => (
              <li key={at}>
                <p dir="auto">{text}</p>
                <p>
                  {author} <Time at={at} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
