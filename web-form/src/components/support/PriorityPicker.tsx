import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { Priority } from '@/queries/support';

const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'urgent'];

export function PriorityPicker({ value, onChange }: { value: Priority; onChange: (value: Priority) => void }) {
  const id = useId();
  const t = useTranslations('form');
  const words = useTranslations('priorities');
  return (
    <div>
      <Input.Label id={`${id}-label`} labelElement="div">
        {t('priority')}
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="md"
        styles={{ label: { paddingInline: 4, fontSize: '0.9375rem' } }}
        name="priority"
        data={PRIORITIES.map((priority) => ({ value: priority, label: words(`${priority}.label`) }))}
        value={value}
        onChange={onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
      />
      <Input.Description id={`${id}-hint`} size="md" mt={6} aria-live="polite">
        {words(`${value}.hint`)}
      </Input.Description>
    </div>
  );
}
