import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useMarkWrong, type Answer, type WrongReason } from '@/queries/answers';
import { staff } from '@/texts/staff';
import classes from './Answer.module.css';

const REASONS = Object.keys(staff.answers.wrong.reasons) as WrongReason[];

/** Says that an answer is wrong: from then on a test, and a gap in the knowledge. */
export function Wrong({ answer: { id, wrong } }: { answer: Answer }) {
  const t = useTranslations('answers.wrong');
  const { mutate: mark, isPending, error } = useMarkWrong(id);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    mark({ reason: said.get('reason') as WrongReason, right_answer: String(said.get('right')).trim() || null });
  };
  return (
    <section className={classes.part}>
      <h3>{t('title')}</h3>
      {wrong && <p>{t('by', { name: wrong.user_name, reason: t(`reasons.${wrong.reason}`) })}</p>}
      <form onSubmit={send}>
        <Stack gap="sm">
          <Select
            name="reason"
            label={t('reason')}
            data={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            defaultValue={wrong?.reason ?? REASONS[0]}
            allowDeselect={false}
          />
          <Textarea name="right" label={t('right')} description={t('rightHint')} defaultValue={wrong?.right_answer ?? ''} maxLength={2000} autosize minRows={2} error={error?.message} />
          <Group gap="sm">
            <Button type="submit" variant="outline" color="red" loading={isPending}>
              {t(wrong ? 'markAgain' : 'mark')}
            </Button>
            {wrong && (
              <Button variant="default" onClick={() => mark(null)}>
                {t('unmark')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </section>
  );
}
