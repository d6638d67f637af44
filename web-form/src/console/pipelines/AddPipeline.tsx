import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useAddPipeline } from '@/queries/pipelines';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';

/** A pipeline more, by its name. */
export function AddPipeline() {
  const t = useTranslations('pipelines');
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure();
  const { mutate: add, isPending, error } = useAddPipeline();
  return (
    <>
      <Button mt="md" display="block" mx="auto" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('add')}
      </Button>
      {opened && (
        <FormDialog
          onClose={close}
          title={t('add')}
          submit={t('add')}
          pending={isPending}
          problem={error}
          onSubmit={({ name = '' }) =>
            add({ name }, { onSuccess: ({ id }) => void navigate({ to: '/pipelines/$pipeline/', params: { pipeline: String(id) } }) })
          }
        >
          <Field name="name" label={t('name')} autoComplete="off" problem={error} />
        </FormDialog>
      )}
    </>
  );
}
