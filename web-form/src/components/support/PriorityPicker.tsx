import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Priority } from '@/queries/support';
import { priorities } from '@/texts/common';
import { form } from '@/texts/support';

const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'urgent'];
const OPTIONS = PRIORITIES.map((value) => ({ value, label: priorities[value].label }));

export function PriorityPicker({ value, onChange }: { value: Priority; onChange: (value: Priority) => void }) {
  const id = useId();
  return (
    <div>
      <Input.Label id={`${id}-label`} labelElement="div">
        {form.priority}
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="md"
        styles={{ label: { paddingInline: 4, fontSize: '0.9375rem' } }}
        name="priority"
        data={OPTIONS}
        value={value}
        onChange={onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
      />
      <Input.Description id={`${id}-hint`} size="md" mt={6} aria-live="polite">
        {priorities[value].hint}
      </Input.Description>
    </div>
  );
}
