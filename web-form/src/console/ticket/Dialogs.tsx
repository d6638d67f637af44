import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { contextQuery } from '@/queries/assist';
import { useLink, useMerge, useUnmerge } from '@/queries/joins';
import type { OpenTicket } from '@/queries/staffTicket';
import { LogActivity } from '../contact/LogActivity';
import { useToasts } from '../frame/toasts';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';
import { useNeighbours } from './useNeighbours';
import type { Menus } from './useTicketActions';

interface Props {
  ticket: OpenTicket;
  menus: Menus;
}

/** What is asked of whoever joins the ticket with another, or has telephoned. */
export function Dialogs({ ticket, menus: { opened, open } }: Props) {
  const close = () => open(null);
  if (opened === 'call') return <LogActivity contact={ticket.customer.contact} ticket={ticket.id} onClose={close} />;
  if (opened === 'link') return <LinkDialog ticket={ticket} onClose={close} />;
  return opened === 'merge' ? <MergeDialog ticket={ticket} onClose={close} /> : null;
}

interface DialogProps {
  ticket: OpenTicket;
  onClose: () => void;
}

function LinkDialog({ ticket: { id }, onClose }: DialogProps) {
  const t = useTranslations('desk');
  const { done } = useToasts();
  const { mutate: link, isPending, error } = useLink(id);
  const onSubmit = ({ other_id = '' }: Record<string, string>) => {
    const other = other_id.trim().toUpperCase();
    link(other, {
      onSuccess: () => {
        onClose();
        done(t('linkedWith', { ticket: other }));
      },
    });
  };
  return (
    <FormDialog onClose={onClose} title={t('link')} submit={t('join.link')} pending={isPending} problem={error} onSubmit={onSubmit}>
      <Field name="other_id" label={t('number')} placeholder={t('numberHint')} autoComplete="off" problem={error} />
    </FormDialog>
  );
}

function MergeDialog({ ticket: { id }, onClose }: DialogProps) {
  const t = useTranslations('desk');
  const { done } = useToasts();
  const { open } = useNeighbours();
  const { data: known } = useQuery(contextQuery(id));
  const { mutate: merge, isPending, error } = useMerge(id);
  const { mutate: unmerge } = useUnmerge();
  const choices = (known?.past_tickets ?? []).map((each) => ({ value: each.id, label: [each.id, each.subject].filter(Boolean).join(' · ') }));
  const onSubmit = ({ into = '' }: Record<string, string>) =>
    merge(into, {
      onSuccess: () => {
        onClose();
        done(t('mergedInto', { ticket: into }), () => unmerge(id));
        open(into);
      },
    });
  return (
    <FormDialog onClose={onClose} title={t('merge')} submit={t('join.merge')} pending={isPending} problem={error} onSubmit={onSubmit}>
      <Select
        name="into"
        size="md"
        label={t('whichOne')}
        data={choices}
        searchable
        nothingFoundMessage={t('whichNone')}
        error={error?.about('into')}
      />
    </FormDialog>
  );
}
