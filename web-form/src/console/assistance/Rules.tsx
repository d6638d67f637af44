import { MultiSelect, NumberInput, Switch, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { Card } from '@/components/common/Card';
import { useChangeRules, type ChannelRules } from '@/queries/assistance';
import { staff } from '@/texts/staff';
import { useChannelName } from '../inbox/ChannelIcon';
import classes from './Assistance.module.css';

const CATEGORIES = Object.entries(staff.assistance.categories).map(([value, label]) => ({ value, label }));

/** How freely the AI answers on one channel, and whether customers are asked how they liked it; what is changed is saved when the field is left. */
export function Rules({ rules }: { rules: ChannelRules }) {
  const t = useTranslations('assistance');
  const channelName = useChannelName();
  const { mutate: change, isPending, isSuccess, error } = useChangeRules(rules.channel);
  return (
    <Card>
      <Title order={2} fz="lg">
        {channelName(rules.channel)}
      </Title>
      <div className={classes.rules}>
        <Threshold name="send_threshold" label={t('send')} advice={t('sendAdvice')} {...{ rules, change, error }} />
        <Threshold name="draft_threshold" label={t('draft')} advice={t('draftAdvice')} {...{ rules, change, error }} />
        <MultiSelect
          className={classes.wide}
          size="md"
          label={t('always')}
          description={t('alwaysAdvice')}
          placeholder={rules.always_draft.length === 0 ? t('nothingAlways') : undefined}
          data={CATEGORIES}
          value={rules.always_draft}
          disabled={isPending}
          error={error?.about('always_draft')}
          onChange={(chosen) => change({ always_draft: chosen as ChannelRules['always_draft'] })}
        />
        <Switch
          className={classes.wide}
          size="md"
          label={t('csat')}
          description={t('csatAdvice')}
          checked={rules.csat}
          disabled={isPending}
          onChange={({ currentTarget: { checked } }) => change({ csat: checked })}
        />
      </div>
      <Text role="status" fz="sm" c={error ? 'var(--danger)' : 'dimmed'} mt="sm">
        {error ? `${t('unchanged')}. ${error.message}` : isSuccess && t('saved')}
      </Text>
    </Card>
  );
}

interface ThresholdProps {
  name: 'send_threshold' | 'draft_threshold';
  label: string;
  advice: string;
  rules: ChannelRules;
  change: ReturnType<typeof useChangeRules>['mutate'];
  error: ApiError | null;
}

function Threshold({ name, label, advice, rules, change, error }: ThresholdProps) {
  const percent = Math.round(rules[name] * 100);
  return (
    <NumberInput
      key={percent}
      size="md"
      label={label}
      description={advice}
      suffix=" %"
      min={0}
      max={100}
      allowDecimal={false}
      defaultValue={percent}
      error={error?.about(name)}
      onBlur={({ currentTarget: { value } }) => {
        const typed = Number.parseInt(value, 10);
        if (Number.isFinite(typed) && typed !== percent) change({ [name]: typed / 100 });
      }}
    />
  );
}
