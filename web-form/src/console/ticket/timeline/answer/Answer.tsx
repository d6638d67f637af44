import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFlag } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Item } from '@/queries/staffTicket';
import { staff } from '@/texts/staff';
import { Explained } from './Explained';
import classes from './Answer.module.css';

const REASONS = staff.answers.wrong.reasons;

/** Beside words of the AI: why it said them, and whether somebody calls them wrong. */
export function Answer({ item: { id, wrong } }: { item: Item }) {
  const t = useTranslations('answers');
  const [opened, { open, close }] = useDisclosure();
  return (
    <div className={classes.answer}>
      {wrong && wrong in REASONS && (
        <span className={classes.wrong}>
          <IconFlag size={14} stroke={1.8} aria-hidden />
          {t('wrong.marked', { reason: t(`wrong.reasons.${wrong as keyof typeof REASONS}`) })}
        </span>
      )}
      <Button variant="subtle" color="gray" size="compact-xs" onClick={open}>
        {t('why')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
        <Explained id={id} />
      </Modal>
    </div>
  );
}
