import { Checkbox, NativeSelect, SimpleGrid, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '@/components/common/CopyButton';
import { Notice } from '@/components/common/Notice';
import { useSession, type Action } from '@/queries/session';
import { useAddToken } from '@/queries/tokens';
import { EntryForm } from '../session/EntryForm';
import { Field } from '../session/Field';
import classes from './Tokens.module.css';

const GOOD_FOR_DAYS = [30, 90, 365];

/** Asks what a token is for, and shows its secret, once. */
export function NewToken() {
  const t = useTranslations('tokens');
  const { mutate: add, isPending, error, data: made } = useAddToken();
  return (
    <>
      <Title order={2} fz="lg" mb="md">
        {t('add')}
      </Title>
      <div role="status">
        {made && (
          <Notice tone="calm" icon={IconKey} title={t('made', { name: made.name })}>
            {t('madeAdvice')}
            <code className={classes.secret}>{made.token}</code>
            <CopyButton value={made.token} label={t('copy')} />
          </Notice>
        )}
      </div>
      <Wanted key={made?.id} {...{ isPending, error }} onSubmit={add} />
    </>
  );
}

type Add = ReturnType<typeof useAddToken>;

function Wanted({ isPending, error, onSubmit }: Pick<Add, 'isPending' | 'error'> & { onSubmit: Add['mutate'] }) {
  const t = useTranslations('tokens');
  const { data: me } = useSession();
  const [actions, setActions] = useState<Action[]>(['self', 'read']);
  const [goodFor, setGoodFor] = useState('90');
  const own = Object.keys(me?.actions ?? {}) as Action[];
  const noAction = actions.length === 0 && t('noAction');
  return (
    <EntryForm
      submit={t('make')}
      failed={t('refused')}
      pending={isPending}
      problem={error}
      onSubmit={({ name = '' }) =>
        !noAction && onSubmit({ name, actions, expires_in_days: goodFor ? Number(goodFor) : null })
      }
    >
      <Field name="name" label={t('name')} autoComplete="off" problem={error} />
      <Checkbox.Group
        label={t('actions')}
        error={noAction || error?.about('actions')}
        value={actions}
        onChange={(chosen) => setActions(chosen as Action[])}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm" mb="xs">
          {own.map((action) => (
            <Checkbox
              key={action}
              value={action}
              label={t(`scopes.${action}.title`)}
              description={t(`scopes.${action}.text`)}
            />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <NativeSelect
        size="md"
        label={t('goodFor')}
        data={[
          ...GOOD_FOR_DAYS.map((days) => ({ value: String(days), label: t('days', { days }) })),
          { value: '', label: t('forEver') },
        ]}
        value={goodFor}
        onChange={({ currentTarget }) => setGoodFor(currentTarget.value)}
      />
    </EntryForm>
  );
}
