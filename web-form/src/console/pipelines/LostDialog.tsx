import { Autocomplete, Button, Modal, Stack } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { staff } from '@/texts/staff';

interface Props {
  opened: boolean;
  onClose: () => void;
  onAnswer: (reason: string) => void;
}

/** Why a deal is lost, asked where it happens; closing it leaves the deal where it was. */
export function LostDialog({ opened, onClose, onAnswer }: Props) {
  const t = useTranslations('pipelines');
  const close = useTranslations('deals')('close');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAnswer(String(new FormData(event.currentTarget).get('reason') ?? '').trim());
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('lost.title')} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={submit}>
        <Stack>
          <Autocomplete
            data-autofocus
            name="reason"
            size="md"
            label={t('lost.reason')}
            description={t('lost.advice')}
            maxLength={500}
            data={Object.values(staff.pipelines.lost.reasons)}
          />
          <Button type="submit">{t('lost.save')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
