import { Button, Modal, Skeleton, Stack } from '@mantine/core';
import { IconPlus, IconTextPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Lines } from '@/components/common/Lines';
import { PageTitle } from '@/components/common/PageTitle';
import { macrosQuery, type Macro } from '@/queries/macros';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { MacroForm } from './MacroForm';
import { MacroRow } from './MacroRow';
import classes from './Macros.module.css';

/** What is often written: everybody uses it, here it is kept. */
export function Macros() {
  const t = useTranslations('macros');
  const { data: macros, failureReason: problem } = useQuery(macrosQuery);
  const [edited, edit] = useState<Macro | 'new' | null>(null);
  const close = () => edit(null);
  return (
    <Stack gap="xl" maw={760}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      {problem && <Trouble title={t('unknown')}>{problem.message}</Trouble>}
      {!macros && !problem && <Skeleton height={240} role="status" aria-label={t('loading')} />}
      {macros?.length === 0 && (
        <Empty icon={IconTextPlus} title={t('none')}>
          {t('noneAdvice')}
        </Empty>
      )}
      {macros && macros.length > 0 && (
        <Lines label={t('title')}>
          {macros.map((macro) => (
            <MacroRow key={macro.id} macro={macro} onEdit={() => edit(macro)} />
          ))}
        </Lines>
      )}
      <Button className={classes.add} leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
        {t('add')}
      </Button>
      <Modal
        opened={edited !== null}
        onClose={close}
        closeOnClickOutside={false}
        size="lg"
        title={edited === 'new' ? t('add') : t('change')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {edited && <MacroForm macro={edited === 'new' ? undefined : edited} onDone={close} />}
      </Modal>
    </Stack>
  );
}
