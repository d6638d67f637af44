import { Modal } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { useKnownActions } from './actions';
import { Keys } from './Keys';
import classes from './Help.module.css';

const EVERYWHERE = [
  { id: 'open', keys: 'Enter' },
  { id: 'palette', keys: 'mod+K' },
  { id: 'title', keys: '?' },
] as const;

/** The keys of the page that is open. */
export function Help() {
  const t = useTranslations('help');
  const [opened, { toggle, close }] = useDisclosure();
  useHotkeys([
    ['shift+?', toggle],
    ['?', toggle], // where the keyboard has it without Shift
  ]);
  const actions = useKnownActions().filter(({ keys }) => keys);
  return (
    <Modal opened={opened} onClose={close} title={t('title')} size="md" closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {[...actions, ...EVERYWHERE.map(({ id, keys }) => ({ id, label: t(id), keys }))].map(({ id, label, keys }) => (
          <div key={id} className={classes.key}>
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys!} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
