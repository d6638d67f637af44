import { Button, Group, Text, Title } from '@mantine/core';
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { statusPath } from '@/lib/tickets';
import { useEmbedded } from '@/lib/useEmbedded';
import type { SubmittedTicket } from '@/queries/support';
import { receipt } from '@/texts/support';
import { Card } from '../common/Card';
import { CopyButton } from '../common/CopyButton';
import classes from './Submitted.module.css';

/** The receipt: the number, where to follow it, and what happens next. */
export function Submitted({ ticket, onAnother }: { ticket: SubmittedTicket; onAnother: () => void }) {
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
        {receipt.title}
      </Title>
      <Text c="dimmed" mt={6}>
        {receipt.number}
      </Text>
      <p className={classes.number}>{ticket.ticket_id}</p>
      <Group justify="center">
        <Button
          component={Link}
          href={statusPath(ticket.ticket_id, ticket.access_token)}
          // Only the form may stand in a frame.
          target={embedded ? '_blank' : undefined}
          rightSection={<IconArrowRight size={18} />}
        >
          {receipt.follow}
        </Button>
        <CopyButton value={ticket.ticket_id} label={receipt.copy} />
      </Group>
      <section className={classes.next} aria-labelledby="next-steps">
        <Title order={2} fz="lg" id="next-steps">
          {receipt.next}
        </Title>
        <ol>
          {receipt.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Button variant="subtle" onClick={onAnother}>
        {receipt.another}
      </Button>
    </Card>
  );
}
