import { Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageTitle } from '@/components/common/PageTitle';
import { LONGEST, SHORTEST } from '@/queries/search';
import { Found } from './Found';
import { search } from './page';
import classes from './Search.module.css';

const AFTER_MS = 250;

/** Looks for what is typed as soon as the hands rest; the address keeps it. */
export function Search() {
  const t = useTranslations('search');
  const { q = '' } = search.useSearch();
  const [typed, setTyped] = useState(q);
  const navigate = useNavigate();
  const look = useDebouncedCallback(
    (words: string) => void navigate({ to: '/search/', search: { q: words.trim() || undefined }, replace: true }),
    AFTER_MS,
  );
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <Stack gap="lg" className={classes.search}>
      <PageTitle title={t('title')}>{t('advice')}</PageTitle>
      <TextInput
        ref={field}
        type="search"
        autoFocus
        maxLength={LONGEST}
        label={t('label')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        dir="auto"
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          look(value);
        }}
      />
      {q.length >= SHORTEST && <Found words={q} />}
    </Stack>
  );
}
