import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  label: string;
  value: string;
  /** The clean form of what was typed, or null when it cannot be used. */
  clean: (text: string) => string | null;
  /** What would be right. */
  hint: string;
  onChange: (value: string) => void;
}

/** One fact about the customer being played; it counts once the field is left with a usable value. */
export function IdentityField({ label, value, clean, hint, onChange }: Props) {
  const [edited, setEdited] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);

  const commit = () => {
    const usable = clean(edited ?? value);
    setWrong(usable === null);
    if (usable === null) return;
    setEdited(null);
    if (usable !== value) onChange(usable);
  };

  return (
    <TextInput
      size="sm"
      label={label}
      value={edited ?? value}
      error={wrong && hint}
      autoComplete="off"
      onChange={(event) => setEdited(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
