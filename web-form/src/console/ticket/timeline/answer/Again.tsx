import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useReplay, type Answer, type Replayed } from '@/queries/answers';
import classes from './Answer.module.css';

/** The same message to another model, or to the same one as it is today. */
export function Again({ answer: { id, models } }: { answer: Answer }) {
  const t = useTranslations('answers.again');
  const [model, choose] = useState(models[0]!);
  const { mutate: ask, data, isPending, error } = useReplay(id);
  return (
    <section className={classes.part}>
      <h3>{t('title')}</h3>
      <p>{t('advice')}</p>
      <Group gap="sm" align="end">
        <Select label={t('model')} data={models} value={model} onChange={(chosen) => chosen && choose(chosen)} allowDeselect={false} error={error?.message} />
        <Button variant="default" loading={isPending} onClick={() => ask(model)}>
          {t('run')}
        </Button>
      </Group>
      {data && <Told told={data} />}
    </section>
  );
}

function Told({ told: { state, reply, confidence, reason, differs } }: { told: Replayed }) {
  const t = useTranslations('answers.again');
  const format = useFormatter();
  const end = state === 'replied' || state === 'drafted' || state === 'escalated' ? state : 'other';
  return (
    <div role="status">
      <p>{t(`ends.${end}`, { confidence: confidence ?? 0, reason })}</p>
      {state && <p>{differs.length === 0 ? t('same') : t('differs', { what: format.list(differs.map((part) => t(`parts.${part}`))) })}</p>}
      {reply && (
        <p className={classes.words} dir="auto">
          {reply}
        </p>
      )}
    </div>
  );
}
