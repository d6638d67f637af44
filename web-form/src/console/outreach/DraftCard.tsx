import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { useDropDraft, useSendDraft, type OutreachDraft } from '@/queries/outreach';
import { useActions } from '../frame/actions';
import { useToasts } from '../frame/toasts';
import classes from './Outreach.module.css';

interface Props {
  draft: OutreachDraft;
  onGo: (step: number) => void;
}

/** One draft: to be changed, sent or dropped, without the mouse. */
export function DraftCard({ draft, onGo }: Props) {
  const t = useTranslations('outreach.review');
  const refusal = useTranslations('outreach.refusal');
  const toasts = useToasts();
  const [subject, setSubject] = useState(draft.subject);
  const [text, setText] = useState(draft.text);
  const words = useRef<HTMLTextAreaElement>(null);
  const { mutate: post, isPending: sending } = useSendDraft();
  const { mutate: remove, isPending: dropping } = useDropDraft();
  const name = draft.contact_name ?? draft.recipient;
  const failed = (problem: { message: string }) => toasts.failed(t('failed'), problem.message);
  const send = () => {
    if (!sending && !draft.refusal) post({ id: draft.id, seen: draft.updated_at, subject, text }, { onSuccess: () => toasts.done(t('sent', { name })), onError: failed });
  };
  const drop = () => remove(draft.id, { onSuccess: () => toasts.done(t('dropped')), onError: failed });
  const labels = { send: t('send'), drop: t('drop'), next: t('next'), previous: t('previous'), text: t('text') };
  const runs = useRef({ send, drop, onGo });
  useEffect(() => {
    runs.current = { send, drop, onGo };
  });
  useActions(
    useMemo(
      () => [
        { id: 'outreach-send', label: labels.send, keys: 'mod+Enter', run: () => runs.current.send() },
        { id: 'outreach-edit', label: labels.text, keys: 'e', run: () => atTheEnd(words.current) },
        { id: 'outreach-drop', label: labels.drop, keys: 'x', run: () => runs.current.drop() },
        { id: 'outreach-next', label: labels.next, keys: 'j', run: () => runs.current.onGo(1) },
        { id: 'outreach-previous', label: labels.previous, keys: 'k', run: () => runs.current.onGo(-1) },
      ],
      [labels.send, labels.text, labels.drop, labels.next, labels.previous],
    ),
  );
  const keys = getHotkeyHandler([
    ['mod+Enter', send],
    ['Escape', ({ target }) => (target as HTMLElement).blur()],
  ]);
  return (
    <Card className={classes.draft}>
      <Stack gap="sm">
        <div>
          <Title order={2} fz="lg">
            <Link to="/contacts/$contact/" params={{ contact: String(draft.contact_id) }}>
              {t('to', { name })}
            </Link>
          </Title>
          <Facts draft={draft} />
        </div>
        {draft.refusal && (
          <Notice tone="caution" icon={IconAlertTriangle} title={t('refused')}>
            {refusal(draft.refusal)}
          </Notice>
        )}
        <TextInput label={t('subject')} value={subject} onChange={({ currentTarget }) => setSubject(currentTarget.value)} onKeyDown={keys} />
        <Textarea ref={words} label={t('text')} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} onKeyDown={keys} autosize minRows={8} dir="auto" />
        <Group gap="sm">
          <Button onClick={send} loading={sending} disabled={Boolean(draft.refusal)}>
            {labels.send}
          </Button>
          <Button variant="default" onClick={drop} loading={dropping}>
            {labels.drop}
          </Button>
          <Group gap={4} wrap="nowrap">
            <Button variant="subtle" onClick={() => onGo(-1)}>
              {labels.previous}
            </Button>
            <Button variant="subtle" onClick={() => onGo(1)}>
              {labels.next}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}

function atTheEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function Facts({ draft: { recipient, product, campaign, follows, written_by } }: { draft: OutreachDraft }) {
  const t = useTranslations('outreach.review');
  const facts = [recipient, product && t('about', { product }), campaign && t('of', { campaign }), follows && t('follows'), t(`by.${written_by}`)];
  return (
    <Text c="dimmed" fz="sm">
      {facts.filter(Boolean).join(' · ')}
    </Text>
  );
}
