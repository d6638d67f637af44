import { Input } from '@mantine/core';
import {
  IconBug,
  IconCompass,
  IconCreditCard,
  IconHeartHandshake,
  IconMessageCircle,
  IconTool,
  type Icon,
} from '@tabler/icons-react';
import { useId, type ChangeEventHandler, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Category } from '@/queries/support';
import classes from './CategoryPicker.module.css';

/** In the order in which they are offered. */
const CATEGORIES: readonly Category[] = ['how_to', 'technical', 'bug_report', 'billing', 'feedback', 'general'];

const ICONS: Record<Category, Icon> = {
  how_to: IconCompass,
  technical: IconTool,
  bug_report: IconBug,
  billing: IconCreditCard,
  feedback: IconHeartHandshake,
  general: IconMessageCircle,
};

interface Props {
  name: string;
  value: string;
  error?: ReactNode;
  onChange: ChangeEventHandler<HTMLInputElement>;
}

/** Six native radio buttons that look like cards: arrow keys and screen readers work by themselves. */
export function CategoryPicker({ name, value, error, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className={classes.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes.legend}>{useTranslations('form')('category')}</legend>
      <div className={classes.cards}>
        {CATEGORIES.map((category) => (
          <CategoryCard
            key={category}
            category={category}
            input={{ name, checked: value === category, onChange, 'aria-invalid': Boolean(error) }}
          />
        ))}
      </div>
      {error && (
        <Input.Error id={`${id}-error`} size="md" mt={6}>
          {error}
        </Input.Error>
      )}
    </fieldset>
  );
}

function CategoryCard({ category, input }: { category: Category; input: React.ComponentProps<'input'> }) {
  const id = useId();
  const t = useTranslations('categories');
  const CardIcon = ICONS[category];
  return (
    <label className={classes.card}>
      <input
        {...input}
        type="radio"
        required
        value={category}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
      />
      <CardIcon size={22} stroke={1.6} className={classes.icon} aria-hidden />
      <span id={`${id}-label`} className={classes.label}>
        {t(`${category}.label`)}
      </span>
      <span id={`${id}-hint`} className={classes.hint}>
        {t(`${category}.hint`)}
      </span>
    </label>
  );
}
