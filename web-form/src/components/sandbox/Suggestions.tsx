import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { suggestions, type Suggestion } from '@/texts/sandbox';

/** Ready-made messages: choosing one fills the composer, nothing is sent yet. */
export function Suggestions({ onChoose }: { onChoose: (suggestion: Suggestion) => void }) {
  const t = useTranslations('sandbox');
  return (
    <Group gap={6} role="group" aria-label={t('suggestions')}>
      {suggestions.map((suggestion) => (
        <Button
          key={suggestion.label}
          variant="default"
          size="compact-sm"
          radius="xl"
          fw={500}
          onClick={() => onChoose(suggestion)}
        >
          {suggestion.label}
        </Button>
      ))}
    </Group>
  );
}
