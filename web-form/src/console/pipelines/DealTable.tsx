import { IconReportMoney } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { dealsQuery, useChangeDeal, useDeleteDeal, useRestoreDeal, type Deal, type DealChange } from '@/queries/deals';
import { BulkBar } from '../records/BulkBar';
import { ColumnsMenu } from '../records/ColumnsMenu';
import { OwnerFilter } from '../records/Filters';
import { ExportMenu } from '../records/ExportMenu';
import { Grid } from '../records/Grid';
import { ImportLink } from '../records/ImportLink';
import { ListState } from '../records/ListState';
import frame from '../records/Page.module.css';
import { SavedViews } from '../records/SavedViews';
import { SearchField } from '../records/SearchField';
import { useBulk } from '../records/useBulk';
import { useColumns } from '../records/useColumns';
import { useSaveCell } from '../records/useSaveCell';
import { useSelection } from '../records/useSelection';
import { Empty } from '../shell/Empty';
import { pipeline as page, type PipelineSearch } from './page';
import { useDealColumns } from './useDealColumns';

const ORDER = '-updated_at';
const idOf = ({ id }: Deal) => id;
const titleOf = ({ title }: Deal) => title;

/** The deals of a pipeline in a table that is changed in place. */
export function DealTable({ pipeline, onOpen }: { pipeline: number; onOpen: (deal: number) => void }) {
  const t = useTranslations('deals');
  const search = page.useSearch();
  const navigate = useNavigate();
  const { q, sort = ORDER, owner } = search;
  const set = (part: Partial<PipelineSearch>) =>
    void navigate({ to: '/pipelines/$pipeline/', params: { pipeline: String(pipeline) }, search: { ...search, ...part }, replace: true });
  const filter = { pipeline_id: pipeline, q, sort, owner };
  const list = useInfiniteQuery(dealsQuery(filter));
  const rows = useMemo(() => list.data?.pages.flatMap((part) => part.rows) ?? [], [list.data]);
  const all = useDealColumns();
  const { columns, keys, toggle, show } = useColumns('deals', all);
  const selection = useSelection();
  const change = useChangeDeal().mutateAsync;
  const bulk = useBulk({ rows, selection, queryKey: ['deals'], change, drop: useDeleteDeal().mutateAsync, restore: useRestoreDeal().mutateAsync });
  const save = useSaveCell({ name: titleOf, change, changeOf });
  return (
    <div className={frame.list}>
      <div className={frame.tools}>
        <SearchField q={q} onSearch={(words) => set({ q: words })} />
        <OwnerFilter value={owner} onChange={(value) => set({ owner: value })} />
        <ColumnsMenu all={all} shown={columns} onToggle={toggle} />
        <SavedViews
          page="deals"
          search={{ ...search, deal: undefined }}
          columns={keys}
          onShow={(wanted, chosen) => {
            show(chosen);
            void navigate({ to: '/pipelines/$pipeline/', params: { pipeline: String(pipeline) }, search: wanted });
          }}
        />
        <ImportLink of="deal" />
        <ExportMenu kind="deals" filter={filter} />
      </div>
      <ListState
        problem={list.failureReason}
        loaded={list.data !== undefined}
        empty={rows.length === 0}
        narrowed={Boolean(q || owner)}
        onClear={() => set({ q: undefined, owner: undefined })}
        beginning={
          <Empty icon={IconReportMoney} title={t('none')}>
            {t('noneAdvice')}
          </Empty>
        }
      />
      {rows.length > 0 && (
        <Grid
          label={t('title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          name={titleOf}
          sort={sort}
          onSort={(order) => set({ sort: order })}
          selection={selection}
          onOpen={({ id }) => onOpen(id)}
          onSave={save}
          more={list.hasNextPage && !list.isFetchingNextPage ? list.fetchNextPage : undefined}
        />
      )}
      <BulkBar selection={selection} onAssign={bulk.assign} onDelete={bulk.remove} />
    </div>
  );
}

const NUMBERS = ['value'];

/** A cell as it was typed, as the server wants it. */
const changeOf = (key: string, typed: string) => ({ [key]: NUMBERS.includes(key) ? Number(typed) : typed.trim() || null }) as DealChange;
