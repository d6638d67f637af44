import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import type { Contact } from '@/queries/contacts';
import { consentsQuery, useGiveConsent, useWithdrawConsent, type Standing } from '@/queries/outreach';
import { WriteDraft } from '../outreach/WriteDraft';
import { FormDialog } from '../records/FormDialog';
import { Part } from './Part';
import classes from './Contact.module.css';

/** Why somebody may be written to first: with its source, its time, and how it was taken back. */
export function Consents({ contact }: { contact: Contact }) {
  const t = useTranslations('outreach.consents');
  const { data: standing } = useQuery(consentsQuery(contact.id));
  if (!standing) return null;
  return (
    <Part title={t('title')}>
      {standing.consents.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {Object.entries(standing.suppressed).map(([channel, reason]) => (
        <Text key={channel} c="var(--danger)" fz="sm">
          {t('suppressed', { channel, reason: t(`why.${reason}`) })}
        </Text>
      ))}
      <ul className={classes.rows}>
        {standing.consents.map((consent) => (
          <Row key={consent.id} consent={consent} />
        ))}
      </ul>
      <Group mt="sm" gap="xs">
        <Give contact={contact.id} />
        <WriteDraft name={contact.name ?? ''} customer_id={contact.customer_id} />
      </Group>
    </Part>
  );
}

function Row({ consent: { id, basis, channel, source, given_at, withdrawn_at, withdrawn_by } }: { consent: Standing['consents'][number] }) {
  const t = useTranslations('outreach.consents');
  return (
    <li>
      <Text fz="sm">{t('given', { basis: t(`basis.${basis}`), channel, source })}</Text>
      <Text fz="sm" c="dimmed">
        <Ago at={withdrawn_at ?? given_at} /> {withdrawn_by && t('withdrawn', { how: withdrawn_by })}
      </Text>
      {!withdrawn_at && <Withdraw consent={id} />}
    </li>
  );
}

function Withdraw({ consent }: { consent: number }) {
  const t = useTranslations('outreach.consents');
  const [opened, { open, close }] = useDisclosure();
  const { mutate: withdraw, isPending, error } = useWithdrawConsent();
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
        {t('withdraw')}
      </Button>
      {opened && (
        <FormDialog onClose={close} title={t('withdraw')} submit={t('withdraw')} pending={isPending} problem={error} onSubmit={({ how = '' }) => withdraw({ id: consent, how }, { onSuccess: close })}>
          <TextInput name="how" size="md" label={t('how')} error={error?.about('how')} required withAsterisk={false} />
        </FormDialog>
      )}
    </>
  );
}

function Give({ contact }: { contact: number }) {
  const t = useTranslations('outreach.consents');
  const [opened, { open, close }] = useDisclosure();
  const { mutate: give, isPending, error } = useGiveConsent(contact);
  return (
    <>
      <Button variant="light" size="compact-sm" onClick={open}>
        {t('add')}
      </Button>
      {opened && (
        <FormDialog onClose={close} title={t('add')} submit={t('save')} pending={isPending} problem={error} onSubmit={({ source = '' }) => give(source, { onSuccess: close })}>
          <TextInput name="source" size="md" label={t('source')} placeholder={t('sourceAdvice')} error={error?.about('source')} required withAsterisk={false} />
        </FormDialog>
      )}
    </>
  );
}
