import { Button, Checkbox, TagsInput, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAddCampaign, type NewCampaign as Given } from '@/queries/outreach';
import { useToasts } from '../frame/toasts';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';

interface Props {
  /** Whom a list shows, and the product that it is about; without it, whoever has a tag. */
  about?: Pick<Given, 'audience' | 'product_id'> & { count?: number };
}

/** A campaign more: for whom, what is said, and what if nobody answers. */
export function NewCampaign({ about }: Props) {
  const t = useTranslations('outreach.campaigns');
  const toasts = useToasts();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure();
  const [tags, setTags] = useState<string[]>([]);
  const { mutate: add, isPending, error } = useAddCampaign();
  const labelFor = (count?: number) => (count === undefined ? t('addForAll') : t('addFor', { count }));
  const post = (values: Record<string, string>) =>
    add({ ...contentOf(values), ...(about ? { audience: about.audience, product_id: about.product_id } : tags.length > 0 && { audience: { tags } }) }, {
      onSuccess: ({ id, name }) => {
        toasts.done(t('added', { name }));
        void navigate({ to: '/outreach/$campaign/', params: { campaign: String(id) } });
      },
    });
  return (
    <>
      <Button size="sm" variant={about ? 'default' : 'filled'} leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {about ? labelFor(about.count) : t('add')}
      </Button>
      {opened && (
        <FormDialog onClose={close} title={t('add')} submit={t('create')} pending={isPending} problem={error} onSubmit={post}>
          <Field name="name" label={t('name')} autoComplete="off" problem={error} />
          {!about && <TagsInput size="md" label={t('tags')} description={t('tagsAdvice')} value={tags} onChange={setTags} />}
          <Field name="subject" label={t('subject')} autoComplete="off" problem={error} />
          <Textarea name="text" size="md" label={t('text')} error={error?.about('steps.0.text')} required withAsterisk={false} autosize minRows={5} dir="auto" />
          <Textarea name="followUp" size="md" label={t('followUp')} error={error?.about('steps.1.text')} autosize minRows={2} dir="auto" />
          <Checkbox name="unattended" label={t('unattended')} />
        </FormDialog>
      )}
    </>
  );
}

const contentOf = ({ name = '', subject = '', text = '', followUp = '', unattended }: Record<string, string>): Given => ({
  name,
  unattended: Boolean(unattended),
  steps: [text, followUp].filter((words) => words.trim()).map((words) => ({ subject, text: words, working_days: 3 })),
});
