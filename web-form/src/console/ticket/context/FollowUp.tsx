import { Button } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { CustomerContext } from '@/queries/assist';
import { useChangeTicket, type OpenTicket } from '@/queries/staffTicket';
import { useToasts } from '../../frame/toasts';
import { morningOf } from '../snooze';
import { Section } from './Section';

interface Props {
  ticket: OpenTicket;
  proposed: NonNullable<CustomerContext['follow_up']>;
}

/** When to look at it again, and one click to have it out of the way until then. */
export function FollowUp({ ticket: { id, snoozed_until }, proposed: { on, why, said } }: Props) {
  const t = useTranslations('context.followUp');
  const format = useFormatter();
  const { failed } = useToasts();
  const { mutate: change, isPending } = useChangeTicket(id, { onRefused: ({ message }) => failed(t('failed'), message) });
  const at = morningOf(on);
  const day = format.dateTime(at, { weekday: 'long', month: 'long', day: 'numeric' });
  return (
    <Section title={t('title')}>
      <p>{t(at > new Date() ? why : 'due', { day })}</p>
      {said && <q dir="auto">{said}</q>}
      {at > new Date() && !snoozed_until && (
        <p>
          <Button size="compact-sm" variant="default" loading={isPending} onClick={() => change({ snoozed_until: at.toISOString() })}>
            {t('snooze', { day })}
          </Button>
        </p>
      )}
    </Section>
  );
}
