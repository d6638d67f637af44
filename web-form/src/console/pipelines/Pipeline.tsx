import { Button, Group, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { pipelinesQuery } from '@/queries/pipelines';
import { useActions } from '../frame/actions';
import frame from '../records/Page.module.css';
import { BoardView } from './BoardView';
import { DealDrawer } from './deal/DealDrawer';
import { DealTable } from './DealTable';
import { NewDeal } from './deal/NewDeal';
import { pipeline as page, type PipelineSearch } from './page';

/** One pipeline, as a board or as a table, with the deal that the address names. */
export function Pipeline() {
  const id = Number(page.useParams().pipeline);
  const search = page.useSearch();
  const navigate = useNavigate();
  const go = (to: number, part: Partial<PipelineSearch>) =>
    void navigate({ to: '/pipelines/$pipeline/', params: { pipeline: String(to) }, search: { ...search, ...part } });
  const open = (deal: number | undefined) => go(id, { deal });
  return (
    <div className={frame.page}>
      <Tools id={id} layout={search.layout} go={go} onAdded={open} />
      {search.layout === 'table' ? <DealTable pipeline={id} onOpen={open} /> : <BoardView key={id} pipeline={id} onOpen={open} />}
      <DealDrawer id={search.deal} onClose={() => open(undefined)} />
    </div>
  );
}

interface ToolsProps {
  id: number;
  layout: PipelineSearch['layout'];
  go: (pipeline: number, part: Partial<PipelineSearch>) => void;
  onAdded: (deal: number) => void;
}

function Tools({ id, layout, go, onAdded }: ToolsProps) {
  const t = useTranslations('pipelines');
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const [opened, { open, close }] = useDisclosure();
  const label = t('newDeal');
  useActions(useMemo(() => [{ id: 'new', label, keys: 'c', run: open }], [label, open]));
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="md">
        <Title order={1} fz={26}>
          {t('title')}
        </Title>
        <NativeSelect
          size="sm"
          aria-label={t('choose')}
          data={pipelines.map((each) => ({ value: String(each.id), label: each.name }))}
          value={String(id)}
          onChange={({ currentTarget }) => go(Number(currentTarget.value), { deal: undefined })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('view')}
          value={layout ?? 'board'}
          data={[
            { value: 'board', label: t('board') },
            { value: 'table', label: t('table') },
          ]}
          onChange={(to) => go(id, { layout: to === 'table' ? to : undefined })}
        />
      </Group>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {label}
      </Button>
      {opened && <NewDeal pipeline={id} onClose={close} onAdded={onAdded} />}
    </Group>
  );
}
