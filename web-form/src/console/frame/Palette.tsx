import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
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
  const actions = [...useKnownActions(), ...usePages(me)].filter(({ label }) => fits(label, words));
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
