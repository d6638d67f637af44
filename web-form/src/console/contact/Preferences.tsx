import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { tastesQuery, useStrikeOut, type Taste } from '@/queries/contact';
import { staff } from '@/texts/staff';
import { useToasts } from '../frame/toasts';
import { TicketLink } from '../shell/TicketLink';
import { Part } from './Part';
import classes from './Contact.module.css';

const TOPICS: Record<string, string> = staff.tastes.topic;

/** What somebody prefers, each with the sentence or the order that it comes from. */
export function Preferences({ contact }: { contact: number }) {
  const t = useTranslations('tastes');
  const { data } = useQuery(tastesQuery(contact));
  if (!data) return null;
  return (
    <Part title={t('title')}>
      {data.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <ul className={classes.rows}>
        {data.map((each) => (
          <Row key={each.id} contact={contact} preference={each} />
        ))}
      </ul>
    </Part>
  );
}

function Row({ contact, preference: { id, topic, value, said, proven, ticket, order_number } }: { contact: number; preference: Taste }) {
  const t = useTranslations('tastes');
  const toasts = useToasts();
  const { mutate: strike, isPending } = useStrikeOut(contact);
  const call = { onSuccess: () => toasts.done(t('struck')), onError: (problem: { message: string }) => toasts.failed(t('failed'), problem.message) };
  const named = TOPICS[topic] ?? topic;
  return (
    <li>
      <div className={classes.deal}>
        <Text dir="auto">{t('named', { topic: named, value })}</Text>
        <Button variant="subtle" color="gray" size="compact-sm" loading={isPending} aria-label={t('strikeNamed', { topic: named, value })} onClick={() => strike(id, call)}>
          {t('strike')}
        </Button>
      </div>
      <Text fz="sm" c="dimmed" dir="auto">
        {said && `“${said}” `}
        {ticket && <TicketLink number={ticket} />}
        {order_number && t('order', { number: order_number })}
        {!proven && ` · ${t('unproven')}`}
      </Text>
    </li>
  );
}
