import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import type { ComposerState } from './composer/useComposer';
import type { TicketActions } from './useTicketActions';

interface Props {
  ticket: OpenTicket;
  composer: ComposerState;
  actions: TicketActions;
}

/** Whoever resolves a ticket while their reply has not left may have forgotten it. */
export function Unsent({ ticket: { can_send }, composer, actions: { changeNow, unsent, setUnsent } }: Props) {
  const t = useTranslations('unsent');
  const doing = (what: () => void) => () => {
    setUnsent(false);
    what();
  };
  return (
    <Modal opened={unsent} onClose={() => setUnsent(false)} title={t('title')}>
      <Stack gap="md">
        <Text c="dimmed">{t(can_send ? 'advice' : 'adviceDrafting')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={() => setUnsent(false)}>
            {t('back')}
          </Button>
          <Button variant={can_send ? 'default' : 'filled'} onClick={doing(() => changeNow({ status: 'resolved' }))}>
            {t('keep')}
          </Button>
          {can_send && (
            <Button data-autofocus onClick={doing(() => composer.submit(true))}>
              {t('send')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
