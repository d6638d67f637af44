import { Button, Loader } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

/** Off while sending, but it keeps the keyboard focus: only `aria-disabled` does both. */
export function SendButton({ sending, again }: { sending: boolean; again: boolean }) {
  const t = useTranslations('form');
  const icon = sending ? <Loader size={20} color="currentColor" aria-hidden /> : <IconSend size={20} aria-hidden />;
  return (
    <Button
      type="submit"
      size="lg"
      leftSection={icon}
      aria-disabled={sending || undefined}
      data-disabled={sending || undefined}
    >
      {t(sending ? 'sending' : again ? 'sendAgain' : 'send')}
    </Button>
  );
}
