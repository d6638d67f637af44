import { Popover, TagsInput, UnstyledButton } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { OpenTicket, TicketChange } from '@/queries/staffTicket';
import { tagsQuery } from '@/queries/tags';
import { TagNames } from '../../records/TagNames';
import type { Menus } from '../useTicketActions';
import classes from './Fact.module.css';

interface Props {
  ticket: OpenTicket;
  change: (change: TicketChange) => void;
  menus: Menus;
}

export function Tags({ ticket: { tags }, change, menus }: Props) {
  const t = useTranslations('desk');
  const { data: known = [] } = useQuery(tagsQuery);
  const toggle = () => menus.open(menus.opened === 'tags' ? null : 'tags');
  const write = (chosen: string[]) =>
    change({ add_tags: chosen.filter((tag) => !tags.includes(tag)), remove_tags: tags.filter((tag) => !chosen.includes(tag)) });
  return (
    <Popover opened={menus.opened === 'tags'} onDismiss={() => menus.open(null)} position="bottom-start" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.fact} onClick={toggle}>
          <IconTag size={15} stroke={1.7} aria-hidden />
          {tags.length > 0 ? <TagNames tags={tags} /> : t('noTags')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <TagsInput data-autofocus label={t('tags')} description={t('newTag')} data={known.map(({ name }) => name)} value={tags} onChange={write} />
      </Popover.Dropdown>
    </Popover>
  );
}
