import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { EntryForm } from '../session/EntryForm';

interface Props {
  onClose: () => void;
  title: string;
  submit: string;
  pending: boolean;
  problem: ApiError | null;
  onSubmit: (values: Record<string, string>) => void;
  children: ReactNode;
}

/** A form above the page. Once something is typed, only its own button closes it: no stray key or click loses it. */
export function FormDialog({ onClose, title, children, ...form }: Props) {
  const t = useTranslations('records');
  const [touched, setTouched] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeOnEscape={!touched}
      closeOnClickOutside={!touched}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div onInput={() => setTouched(true)}>
        <EntryForm failed={t('refused')} {...form}>
          {children}
        </EntryForm>
      </div>
    </Modal>
  );
}

/** What was filled in: fields left empty are not named. */
export const filledIn = <T extends object>(values: Record<string, string>): Partial<T> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []))) as Partial<T>;
