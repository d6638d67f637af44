import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LONGEST, SHORTEST, searchQuery } from '@/queries/search';
import type { Me } from '@/queries/session';
import { PAGES } from '../pages';
import { useKnownActions, type Action } from './actions';
import { Keys } from './Keys';
import classes from './Palette.module.css';

/** Everything that can be done here, found by its name. */
export function Palette({ me }: { me: Me }) {
  const t = useTranslations('palette');
  const [opened, { open, close }] = useDisclosure();
  useHotkeys([['mod+K', open]], []);
  return (
    <Modal opened={opened} onClose={close} withCloseButton={false} padding={0} size={560} yOffset="12vh" title={t('title')} classNames={{ header: 'visuallyHidden' }}>
      <Search me={me} onDone={close} />
    </Modal>
  );
}

function Search({ me, onDone }: { me: Me; onDone: () => void }) {
  const t = useTranslations('palette');
  const [words, setWords] = useState('');
  const combobox = useCombobox({ opened: true, onDropdownClose: onDone });
  const { selectFirstOption } = combobox;
  useEffect(() => void selectFirstOption(), [words, selectFirstOption]);
  const named = [...useKnownActions(), ...usePages(me)].filter(({ label }) => fits(label, words));
  const actions = [...named, ...useFound(words, me)];
  const run = (id: string) => {
    onDone();
    // What it opens takes the focus, which is given back to the page first.
    setTimeout(() => actions.find((action) => action.id === id)?.run());
  };
  return (
    <Combobox store={combobox} onOptionSubmit={run} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          aria-label={t('title')}
          placeholder={t('placeholder')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={words}
          maxLength={LONGEST}
          onChange={({ currentTarget: { value } }) => setWords(value)}
          classNames={{ input: classes.input }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options} aria-label={t('title')}>
        {actions.length === 0 && <Combobox.Empty>{t('nothing')}</Combobox.Empty>}
        {actions.map(({ id, label, keys }) => (
          <Combobox.Option key={id} value={id} className={classes.option}>
            <span>{label}</span>
            <span>{keys && <Keys keys={keys} />}</span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}

/** Every word of what was typed begins a word of it. */
const fits = (label: string, words: string) =>
  words.toLowerCase().split(/\s+/).every((word) => ` ${label.toLowerCase()}`.includes(` ${word}`));

function usePages(me: Me): Action[] {
  const t = useTranslations('palette');
  const navigate = useNavigate();
  return PAGES.flatMap(({ to, options: { staticData } }) =>
    staticData.icon && (!staticData.action || staticData.action in me.actions)
      ? [{ id: `page:${to}`, label: t('goTo', { page: staticData.title }), run: () => void navigate({ to: to as '/' }) }]
      : [],
  );
}

const AFTER_MS = 200;

/** Tickets and people that these words find. */
function useFound(words: string, me: Me): Action[] {
  const someone = useTranslations('search')('someone');
  const navigate = useNavigate();
  const [sought] = useDebouncedValue(words.trim(), AFTER_MS);
  const wanted = 'read' in me.actions && sought.length >= SHORTEST && words.trim() !== '';
  const { data } = useQuery({ ...searchQuery(sought), enabled: wanted });
  if (!wanted || !data) return [];
  return [
    ...data.tickets.map(({ id, subject, customer_name }) => ({
      id: `ticket:${id}`,
      label: [id, subject, customer_name].filter(Boolean).join(' · '),
      run: () => void navigate({ to: '/inbox/$ticket/', params: { ticket: id } }),
    })),
    ...data.customers.map(({ contact, name, email, phone }) => ({
      id: `contact:${contact}`,
      label: [name ?? someone, email ?? phone].filter(Boolean).join(' · '),
      run: () => void navigate({ to: '/contacts/$contact/', params: { contact: String(contact) } }),
    })),
  ];
}
