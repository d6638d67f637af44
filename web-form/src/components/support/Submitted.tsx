import { Button, Group, Text, Title } from '@mantine/core';
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { statusPath } from '@/lib/tickets';
import { useEmbedded } from '@/lib/useEmbedded';
import type { SubmittedTicket } from '@/queries/support';
import { Card } from '../common/Card';
import { CopyButton } from '../common/CopyButton';
import classes from './Submitted.module.css';

const STEPS = ['assistant', 'answer', 'person'] as const;

/** The receipt: the number, where to follow it, and what happens next. */
export function Submitted({ ticket, onAnother }: { ticket: SubmittedTicket; onAnother: () => void }) {
  const t = useTranslations('receipt');
  const language = useLocale();
  const embedded = useEmbedded();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);
  return (
    <Card className={classes.receipt}>
      <IconCircleCheck size={56} stroke={1.4} className={classes.tick} aria-hidden />
      <Title order={1} ref={heading} tabIndex={-1} fz={{ base: 26, sm: 32 }} className={classes.heading}>
        {t('title')}
      </Title>
      <Text c="dimmed" mt={6}>
        {t('number')}
      </Text>
      <p className={classes.number}>{ticket.ticket_id}</p>
      <Group justify="center">
        <Button
          component={Link}
          // Only the form may stand in a frame, and another tab knows nothing of what was chosen there.
          href={statusPath(ticket.ticket_id, ticket.access_token, embedded ? language : undefined)}
          target={embedded ? '_blank' : undefined}
          rightSection={<IconArrowRight size={18} />}
        >
          {t('follow')}
        </Button>
        <CopyButton value={ticket.ticket_id} label={t('copy')} />
      </Group>
      <section className={classes.next} aria-labelledby="next-steps">
        <Title order={2} fz="lg" id="next-steps">
          {t('next')}
        </Title>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(`steps.${step}`)}</li>
          ))}
        </ol>
      </section>
      <Button variant="subtle" onClick={onAnother}>
        {t('another')}
      </Button>
    </Card>
  );
}
