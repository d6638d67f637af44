import { Button, Menu, Popover, TagsInput } from '@mantine/core';
import { IconCheck, IconClockPause, IconTag, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TicketRow } from '@/queries/inbox';
import { changeTicket, type TicketChange } from '@/queries/staffTicket';
import { tagsQuery } from '@/queries/tags';
import { useActions } from '../frame/actions';
import { BulkBar } from '../records/BulkBar';
import { useEach } from '../records/useEach';
import type { Selection } from '../records/useSelection';
import { Assignees } from '../ticket/header/Assign';
import { SnoozeTimes } from '../ticket/header/Snooze';
import { putBack } from './wayBack';

interface Props {
  /** Those that are ticked. */
  chosen: readonly TicketRow[];
  selection: Selection<string>;
  /** A ticket is open: the keys are its. */
  open: boolean;
}

type Opened = 'assign' | 'tags' | 'snooze' | null;

/** What can be done with all tickets that are ticked, and undone. */
export const Bulk = memo(function Bulk({ chosen, selection, open }: Props) {
  const t = useTranslations('desk');
  const [opened, setOpened] = useState<Opened>(null);
  const change = useChangeAll(chosen, selection);
  useKeys(chosen.length > 0, open, setOpened, change, selection.clear);
  const menu = (name: Opened) => ({ opened: opened === name, onChange: (now: boolean) => setOpened(now ? name : null) });
  return (
    <BulkBar selection={{ size: chosen.length, clear: selection.clear }}>
      <Choice {...menu('assign')} label={t('assign')} icon={<IconUser size={16} aria-hidden />}>
        <Assignees change={change} />
      </Choice>
      <Tagged {...menu('tags')} onTag={(add_tags) => change({ add_tags })} />
      <Choice {...menu('snooze')} label={t('snooze')} icon={<IconClockPause size={16} aria-hidden />}>
        <SnoozeTimes change={change} />
      </Choice>
      <Button variant="subtle" size="compact-sm" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => change({ status: 'resolved' })}>
        {t('end.resolved')}
      </Button>
    </BulkBar>
  );
});

interface ChoiceProps {
  opened: boolean;
  onChange: (opened: boolean) => void;
}

function Choice({ label, icon, children, ...menu }: ChoiceProps & { label: string; icon: ReactNode; children: ReactNode }) {
  return (
    <Menu {...menu} position="top" shadow="md">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={icon}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Tags that come to those which each has. */
function Tagged({ opened, onChange, onTag }: ChoiceProps & { onTag: (tags: string[]) => void }) {
  const t = useTranslations('desk');
  const records = useTranslations('records');
  const { data: known = [] } = useQuery(tagsQuery);
  const add = (tags: string[]) => {
    onChange(false);
    onTag(tags);
  };
  return (
    <Popover opened={opened} onChange={onChange} position="top" shadow="md" width={280} trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconTag size={16} aria-hidden />} onClick={() => onChange(!opened)}>
          {records('tag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TagsInput data-autofocus label={records('tag')} description={t('newTag')} data={known.map(({ name }) => name)} value={[]} onChange={add} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** One change of each; those that were refused stay as they are, and the rest has a way back. */
function useChangeAll(chosen: readonly TicketRow[], { clear }: Selection<string>) {
  const each = useEach(['inbox'], ['staffTicket']);
  return (wanted: TicketChange) => {
    clear();
    void each(
      chosen,
      ({ id }) => changeTicket(id, wanted),
      'done',
      (changed) => void each(changed, (row) => putBack(row, wanted), 'done'),
    );
  };
}

/** The keys of an open ticket, for all that are ticked while none is. */
function useKeys(some: boolean, open: boolean, show: (menu: Opened) => void, change: (wanted: TicketChange) => void, clear: () => void) {
  const t = useTranslations();
  const keys = some && !open;
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const actions = useMemo(
    () =>
      keys
        ? [
            { id: 'assign all', label: t('desk.assign'), keys: 'a', run: () => show('assign') },
            { id: 'tag all', label: t('records.tag'), keys: 't', run: () => show('tags') },
            { id: 'snooze all', label: t('desk.snooze'), keys: 's', run: () => show('snooze') },
            { id: 'end all', label: t('desk.end.resolved'), keys: 'e', run: () => latest.current({ status: 'resolved' }) },
            { id: 'choose none', label: t('records.unselect'), keys: 'Escape', run: clear },
          ]
        : [],
    [keys, t, show, clear],
  );
  useActions(actions);
}
