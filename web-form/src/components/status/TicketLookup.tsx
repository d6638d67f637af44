'use client';

import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { statusPath } from '@/lib/tickets';
import { normaliseTicketNumber } from '@/lib/validation';
import { Card } from '../common/Card';
import { PageTitle } from '../common/PageTitle';
import classes from './TicketLookup.module.css';

const EXAMPLE = 'TKT-0006';

export function TicketLookup({ known }: { known: string[] }) {
  const t = useTranslations('lookup');
  const pages = useTranslations('pages');
  const router = useRouter();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const number = normaliseTicketNumber(text);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (number) router.push(statusPath(number));
    else event.currentTarget.querySelector('input')?.focus();
  };

  return (
    <div className={classes.lookup}>
      <PageTitle title={pages('status')}>{t('introduction')}</PageTitle>
      <Card>
        <form onSubmit={submit} noValidate className={classes.form}>
          <TextInput
            className={classes.input}
            name="ticket"
            label={t('number')}
            dir="ltr"
            placeholder={EXAMPLE}
            required
            withAsterisk={false}
            autoComplete="off"
            leftSection={<IconTicket size={20} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={asked && !number && t('wrong')}
          />
          <Button type="submit" size="md" className={classes.button}>
            {t('show')}
          </Button>
        </form>
        {known.length > 0 && <KnownTickets numbers={known} />}
      </Card>
    </div>
  );
}

function KnownTickets({ numbers }: { numbers: string[] }) {
  return (
    <Group mt="lg" gap="xs">
      <Text c="dimmed" fz="sm">
        {useTranslations('lookup')('known')}
      </Text>
      {numbers.map((number) => (
        <Button key={number} component={Link} href={statusPath(number)} size="xs" variant="light">
          {number}
        </Button>
      ))}
    </Group>
  );
}
