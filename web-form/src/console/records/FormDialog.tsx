import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { EntryForm } from '../session/EntryForm';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  submit: string;
  pending: boolean;
  problem: ApiError | null;
  onSubmit: (values: Record<string, string>) => void;
  children: ReactNode;
}

/** A form above the page. It stays there while it is closed, so that nothing typed is lost by a stray key. */
export function FormDialog({ opened, onClose, title, children, ...form }: Props) {
  const t = useTranslations('records');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      keepMounted
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <EntryForm failed={t('refused')} {...form}>
        {children}
      </EntryForm>
    </Modal>
  );
}

/** What was filled in: fields left empty are not named. */
export const filledIn = <T extends object>(values: Record<string, string>): Partial<T> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []))) as Partial<T>;
