import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Column } from './columns';

interface Props<R> {
  all: readonly Column<R>[];
  shown: readonly Column<R>[];
  onToggle: (key: string) => void;
}

/** Which columns there are, and which are shown. */
export function ColumnsMenu<R>({ all, shown, onToggle }: Props<R>) {
  const t = useTranslations('records');
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="sm" visibleFrom="sm" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')}>
        <Stack gap="xs">
          {all.slice(1).map((column) => (
            <Checkbox key={column.key} label={column.title} checked={shown.includes(column)} onChange={() => onToggle(column.key)} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
