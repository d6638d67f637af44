import { IconKey } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '@/components/common/CopyButton';
import { Notice } from '@/components/common/Notice';
import { usePutWebhook } from '@/queries/webhook';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import classes from './Webhook.module.css';

/** Asks whom to call, and shows the secret of this address, once. */
export function Address({ again }: { again: boolean }) {
  const t = useTranslations('webhook');
  const { mutate: put, isPending, error, data: made } = usePutWebhook();
  return (
    <>
      <div role="status">
        {made && (
          <Notice tone="calm" icon={IconKey} title={t('made')}>
            {t('madeAdvice')}
            <code className={classes.secret}>{made.secret}</code>
            <CopyButton value={made.secret} label={t('copy')} />
          </Notice>
        )}
      </div>
      <EntryForm
        submit={again ? t('change') : t('set')}
        failed={t('failed')}
        pending={isPending}
        problem={error}
        onSubmit={({ url = '' }) => put(url)}
      >
        <Field name="url" label={t('url')} autoComplete="off" problem={error} />
      </EntryForm>
    </>
  );
}
