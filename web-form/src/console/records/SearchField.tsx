import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useActions } from '../frame/actions';
import classes from './Page.module.css';

const AFTER_MS = 250;

/** What is looked for in a list, as soon as the hands rest; `f` goes to it. */
export function SearchField({ q, onSearch }: { q: string | undefined; onSearch: (q: string | undefined) => void }) {
  const t = useTranslations('records');
  const field = useRef<HTMLInputElement>(null);
  const look = useDebouncedCallback((words: string) => onSearch(words.trim() || undefined), AFTER_MS);
  /** Null while nobody types: then the address says what stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const label = t('search');
  useActions(useMemo(() => [{ id: 'find', label, keys: 'f', run: () => field.current?.focus() }], [label]));
  return (
    <TextInput
      ref={field}
      type="search"
      size="sm"
      className={classes.search}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed ?? q ?? ''}
      dir="auto"
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        look(value);
      }}
      onBlur={() => {
        look.flush();
        setTyped(null);
      }}
    />
  );
}
