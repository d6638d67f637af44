import { Button, Group, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { useRegenerate, type SuggestedReply } from '@/queries/assist';
import { useToasts } from '../../frame/toasts';
import { canReply } from './Limits';
import { Reject } from './Reject';
import type { ComposerState } from './useComposer';

interface Props {
  ticket: OpenTicket;
  draft: Pick<SuggestedReply, 'content' | 'draft_id'>;
  composer: ComposerState;
  onGone: () => void;
}

/** What becomes of a suggestion: it leaves, is changed by hand, is written again, or goes. */
export function Verdict({ ticket, draft, composer, onGone }: Props) {
  const t = useTranslations('suggestion');
  const { failed } = useToasts();
  const [asking, { toggle, close }] = useDisclosure();
  const { mutate: regenerate, isPending } = useRegenerate(ticket.id, ticket.last_message_id);
  const again = (instruction: string) =>
    regenerate(instruction, { onSuccess: close, onError: ({ message }) => failed(t('failed'), message) });
  const { content, draft_id } = draft;
  return (
    <>
      <Group gap={2}>
        <Button size="compact-sm" disabled={!canReply(ticket)} loading={composer.sending} onClick={() => composer.post(content, draft, false)}>
          {t('send')}
        </Button>
        <Button size="compact-sm" variant="light" onClick={() => composer.begin(content, { draft_id, content })}>
          {t('edit')}
        </Button>
        {(['shorter', 'friendlier'] as const).map((how) => (
          <Button key={how} size="compact-sm" variant="subtle" disabled={isPending} onClick={() => again(t(`instructions.${how}`))}>
            {t(how)}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" aria-expanded={asking} onClick={toggle}>
          {t('ask')}
        </Button>
        <Reject ticket={ticket} draft={draft} onGone={onGone} />
      </Group>
      <div role="status">{isPending && <span className="visuallyHidden">{t('loading')}</span>}</div>
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
