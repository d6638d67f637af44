import { Button, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { useRegenerate } from '@/queries/assist';
import { useToasts } from '../../frame/toasts';
import classes from './Suggestion.module.css';

interface Props {
  ticket: OpenTicket;
  /** What to say where it changed nothing. */
  same: string;
  /** What is often wanted. */
  ways?: readonly ('shorter' | 'friendlier')[];
  /** Other things to do with a suggestion, before and after these. */
  before?: ReactNode;
  after?: ReactNode;
}

/** Lets the AI write again, as somebody wants it; says so where that changes nothing. */
export function Again({ ticket, same, ways = [], before, after }: Props) {
  const t = useTranslations('suggestion');
  const { failed } = useToasts();
  const [asking, { toggle, close }] = useDisclosure();
  const { mutate: regenerate, isPending, data } = useRegenerate(ticket.id, ticket.last_message_id);
  const again = (instruction: string) =>
    regenerate(instruction, { onSuccess: close, onError: ({ message }) => failed(t('failed'), message) });
  return (
    <>
      <Group gap={2}>
        {before}
        {ways.map((how) => (
          <Button key={how} size="compact-sm" variant="subtle" disabled={isPending} onClick={() => again(t(`instructions.${how}`))}>
            {t(how)}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" aria-expanded={asking} onClick={toggle}>
          {t('ask')}
        </Button>
        {after}
      </Group>
      <div role="status" className={classes.held}>
        {isPending ? <span className="visuallyHidden">{t('loading')}</span> : data?.repeats && same}
      </div>
      {asking && <Ask pending={isPending} onAsk={again} />}
    </>
  );
}

function Ask({ pending, onAsk }: { pending: boolean; onAsk: (instruction: string) => void }) {
  const t = useTranslations('suggestion');
  const [wish, setWish] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAsk(wish);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={8} align="end" wrap="nowrap">
        <TextInput
          size="sm"
          flex={1}
          autoFocus
          required
          withAsterisk={false}
          label={t('askLabel')}
          maxLength={500}
          value={wish}
          onChange={({ currentTarget: { value } }) => setWish(value)}
        />
        <Button type="submit" loading={pending}>
          {t('askFor')}
        </Button>
      </Group>
    </form>
  );
}
