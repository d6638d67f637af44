import { Select, SimpleGrid, TagsInput, TextInput, Title } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import type { HoursProps } from './Hours';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every region that this browser has a name for; whose holidays are known, the server says. */
function countries(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .flatMap((value) => {
      const label = names.of(value);
      return label ? [{ value, label }] : [];
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}

/** When nobody works although it is an ordinary day of the week. */
export function Holidays({ hours, onChange, problem }: HoursProps) {
  const t = useTranslations('serviceLevels.holidays');
  const locale = useLocale();
  return (
    <Card>
      <Title order={2} fz="lg" mb="md">
        {t('title')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          size="md"
          searchable
          clearable
          label={t('country')}
          placeholder={t('noCountry')}
          data={countries(locale)}
          value={hours.country ?? null}
          error={problem?.about('hours.country')}
          onChange={(country) => onChange({ country, subdivision: null })}
        />
        <TextInput
          label={t('subdivision')}
          description={t('subdivisionAdvice')}
          disabled={!hours.country}
          value={hours.subdivision ?? ''}
          error={problem?.about('hours.subdivision')}
          onChange={({ currentTarget: { value } }) => onChange({ subdivision: value.trim() || null })}
        />
      </SimpleGrid>
      <TagsInput
        mt="md"
        size="md"
        label={t('closedOn')}
        description={t('closedOnAdvice')}
        value={hours.closed_on}
        error={problem?.fields.find(({ field }) => field.startsWith('hours.closed_on'))?.message}
        onChange={(days) => onChange({ closed_on: [...days].sort() })}
      />
    </Card>
  );
}
