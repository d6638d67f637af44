import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { PRIORITIES, type Priority } from '@/lib/api';
import { PRIORITY_WORDS } from '@/lib/words';

const OPTIONS = PRIORITIES.map((value) => ({ value, label: PRIORITY_WORDS[value].label }));

export function PriorityPicker({ value, onChange }: { value: Priority; onChange: (value: Priority) => void }) {
  const id = useId();
  return (
    <div>
      <Input.Label id={`${id}-label`} labelElement="div">
        How urgent is it?
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
        {PRIORITY_WORDS[value].hint}
      </Input.Description>
    </div>
  );
}
