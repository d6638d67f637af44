import { Menu, UnstyledButton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { IconCheck } from '@tabler/icons-react';
import classes from './Fact.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  choices: { value: T; label: string }[];
  icon?: Icon;
  onChange: (value: T) => void;
}

/** One property of the ticket: it says what it is, and opens what it could be. */
export function Fact<T extends string>({ label, value, choices, icon: FactIcon, onChange }: Props<T>) {
  const shown = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.fact} aria-label={`${label}: ${shown}`}>
          {FactIcon && <FactIcon size={15} stroke={1.7} aria-hidden />}
          {shown}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.value}
            onClick={() => onChange(choice.value)}
            rightSection={choice.value === value && <IconCheck size={16} aria-hidden />}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
