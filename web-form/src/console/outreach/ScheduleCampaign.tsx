import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { useScheduleCampaign } from '@/queries/outreach';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';

/** Lets it begin by itself, at a time of this browser's zone. */
export function ScheduleCampaign({ campaign }: { campaign: number }) {
  const t = useTranslations('outreach.campaign');
  const [opened, { open, close }] = useDisclosure();
  const { mutate: schedule, isPending, error } = useScheduleCampaign(campaign);
  const post = ({ starts_at = '' }: Record<string, string>) => schedule(new Date(starts_at).toISOString(), { onSuccess: close });
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('schedule')}
      </Button>
      {opened && (
        <FormDialog onClose={close} title={t('schedule')} submit={t('schedule')} pending={isPending} problem={error} onSubmit={post}>
          <Field name="starts_at" type="datetime-local" label={t('startsAt')} autoComplete="off" problem={error} />
          <Text fz="sm" c="dimmed">
            {t('scheduleAdvice')}
          </Text>
        </FormDialog>
      )}
    </>
  );
}
