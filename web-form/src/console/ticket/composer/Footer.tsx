import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { canReply } from './Limits';
import { LaterDialog, LaterItems, useLater } from './Later';
import type { ComposerState } from './useComposer';
import classes from './Footer.module.css';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
}

/** Below the field: whether it is kept, and how it leaves. */
export function Footer({ ticket, composer }: Props) {
  return (
    <div className={classes.footer}>
      <Saved composer={composer} />
      <Leave ticket={ticket} composer={composer} empty={!composer.content.trim()} />
    </div>
  );
}

function Saved({ composer: { saved, content } }: { composer: ComposerState }) {
  const t = useTranslations('composer');
  return (
    <span role="status" className={classes.saved}>
      {saved.error
        ? t('notSaved', { reason: saved.error.message })
        : saved.isPending
          ? t('saving')
          : saved.isSuccess && content.trim() && t('saved')}
    </span>
  );
}

function Leave({ ticket, composer, empty }: { ticket: OpenTicket; composer: ComposerState; empty: boolean }) {
  const t = useTranslations('composer');
  const { kind, sending, settled, resolves, submit } = composer;
  const [asking, { open: ask, close }] = useDisclosure();
  const later = useLater(ticket, composer, close);
  if (kind === 'note') {
    return (
      <Button size="sm" disabled={empty} loading={sending} onClick={() => submit()}>
        {t('addNote')}
      </Button>
    );
  }
  const disabled = empty || !settled || !canReply(ticket);
  return (
    <Group gap={2} wrap="nowrap">
      <Button size="sm" disabled={disabled} loading={sending} onClick={() => submit(ticket.can_send && resolves)}>
        {!ticket.can_send ? t('propose') : resolves ? t('sendResolve') : t('send')}
      </Button>
      {ticket.can_send && (
        <Menu position="top-end" shadow="md">
          <Menu.Target>
            <ActionIcon size={36} variant="light" disabled={disabled || sending} aria-label={t('more')}>
              <IconChevronDown size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => submit(!resolves)}>{resolves ? t('send') : t('sendResolve')}</Menu.Item>
            <LaterItems send={later.send} onAsk={ask} />
          </Menu.Dropdown>
        </Menu>
      )}
      {asking && <LaterDialog later={later} onClose={close} />}
    </Group>
  );
}
