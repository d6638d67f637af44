import { NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import type { Edit } from './columns';

interface Props<R> {
  label: string;
  row: R;
  edit: Edit<R>;
  /** Rejects with `ApiError` where the server refuses. */
  onSave: (value: string) => Promise<unknown>;
  onDone: () => void;
}

/** A field in the place of a cell: Enter or leaving it saves, Esc does not; what is refused stays there to be mended. */
export function CellEditor<R>({ label, row, edit, onSave, onDone }: Props<R>) {
  const before = edit.value(row);
  const t = useTranslations('records');
  const [problem, setProblem] = useState<ApiError>();
  const over = useRef(false);
  const finish = async (value: string) => {
    if (over.current) return;
    over.current = true;
    try {
      if (value !== before) await onSave(value);
      onDone();
    } catch (refused) {
      over.current = false;
      setProblem(refused as ApiError);
    }
  };
  const common = {
    'aria-label': label,
    autoFocus: true,
    size: 'xs' as const,
    error: problem && (problem.kind === 'changed' ? t('meanwhileIs', { value: before }) : (problem.fields[0]?.message ?? problem.message)),
    defaultValue: before,
    onBlur: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => void finish(value),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement & HTMLSelectElement>) => {
      if (event.key === 'Enter') void finish(event.currentTarget.value);
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      over.current = true;
      onDone();
    },
  };
  return edit.options ? (
    <NativeSelect {...common} data={[...edit.options]} onChange={({ currentTarget: { value } }) => void finish(value)} />
  ) : (
    <TextInput {...common} type={edit.type ?? 'text'} onFocus={({ currentTarget }) => edit.type !== 'email' && edit.type !== 'number' && currentTarget.select()} />
  );
}
