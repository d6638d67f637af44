import { Anchor, Button, Group, NativeSelect, SimpleGrid, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useChangeDeal, useDeleteDeal, useRestoreDeal, type Deal, type DealChange, type Status } from '@/queries/deals';
import { staff } from '@/texts/staff';
import { useToasts } from '../../frame/toasts';
import { Meanwhile } from '../../records/Meanwhile';
import { useSeen } from '../../records/useSeen';
import { EntryForm } from '../../session/EntryForm';
import { Field } from '../../session/Field';

const STATUSES = Object.entries(staff.pipelines.status).map(([value, label]) => ({ value, label }));

const SHOWN = ['title', 'value', 'currency', 'status', 'expected_close', 'lost_reason', 'description'] as const;

/** What of a deal people write. */
export function DealForm({ deal, onGone }: { deal: Deal; onGone: () => void }) {
  const t = useTranslations('deals');
  const toasts = useToasts();
  const { mutate: change, isPending, error } = useChangeDeal();
  const { seen, before, saved } = useSeen(deal, error);
  const remove = useRemove(deal, onGone);
  const contact: string = `/contacts/${deal.contact_id}/`;
  const save = (values: Record<string, string>) =>
    change(
      { id: deal.id, change: changeOf(values), seen },
      {
        onSuccess: (changed) => {
          saved(changed);
          toasts.done(t('saved'));
        },
      },
    );
  return (
    <>
      <EntryForm submit={t('save')} failed={t('unchanged')} pending={isPending} problem={error} onSubmit={save}>
        <Meanwhile before={before} now={deal} labels={Object.fromEntries(SHOWN.map((name) => [name, t(`fields.${name}`)]))} />
        <Field name="title" label={t('fields.title')} autoComplete="off" problem={error} defaultValue={deal.title} />
        <Group gap="xs">
          {t('fields.contact')}
          {': '}
          <Anchor component={Link} to={contact} underline="always">
            {deal.contact_name ?? `#${deal.contact_id}`}
          </Anchor>
        </Group>
        <SimpleGrid cols={2}>
          <Field name="value" type="number" label={t('fields.value')} autoComplete="off" problem={error} defaultValue={String(deal.value)} />
          <Field name="currency" label={t('fields.currency')} autoComplete="off" problem={error} defaultValue={deal.currency} />
          <NativeSelect name="status" size="md" label={t('fields.status')} data={STATUSES} defaultValue={deal.status} />
          <Field name="expected_close" type="date" label={t('fields.expected_close')} autoComplete="off" problem={error} required={false} defaultValue={deal.expected_close ?? ''} />
        </SimpleGrid>
        {deal.status === 'lost' && (
          <Field name="lost_reason" label={t('fields.lost_reason')} autoComplete="off" problem={error} required={false} defaultValue={deal.lost_reason ?? ''} />
        )}
        <Textarea name="description" label={t('fields.description')} autosize minRows={3} dir="auto" defaultValue={deal.description ?? ''} error={error?.about('description')} />
      </EntryForm>
      <Button mt="sm" variant="subtle" color="red" onClick={remove}>
        {t('delete')}
      </Button>
    </>
  );
}

/** As the server wants it: what was emptied is taken away. */
const changeOf = ({ value, currency = '', expected_close, description, status, lost_reason, title }: Record<string, string>): DealChange => ({
  title,
  value: Number(value),
  currency: currency.toUpperCase(),
  status: status as Status,
  expected_close: expected_close || null,
  description: description || null,
  ...(status === 'lost' && lost_reason && { lost_reason }),
});

/** It goes at once, and comes back by the toast. */
function useRemove({ id, title }: Deal, onGone: () => void) {
  const t = useTranslations('deals');
  const toasts = useToasts();
  const { mutate: drop } = useDeleteDeal();
  const { mutate: restore } = useRestoreDeal();
  return () =>
    drop(id, {
      onSuccess: () => {
        onGone();
        toasts.done(t('deleted', { title }), () => restore(id));
      },
      onError: (problem) => toasts.failed(t('unchanged'), problem.message),
    });
}
