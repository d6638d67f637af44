import { IconBuilding } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { companiesQuery, useChangeCompany, useDeleteCompany, useRestoreCompany, type Company } from '@/queries/companies';
import { changeOf } from '../contacts/names';
import { BulkBar } from '../records/BulkBar';
import { ColumnsMenu } from '../records/ColumnsMenu';
import { ExportMenu } from '../records/ExportMenu';
import { Grid } from '../records/Grid';
import { Head } from '../records/Head';
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
import { AddCompany } from './AddCompany';
import { companies } from './page';
import { useCompanyColumns } from './useCompanyColumns';

const ORDER = 'name';
const idOf = ({ id }: Company) => id;
const nameOf = ({ name }: Company) => name;

/** For whom people work, in a table that is changed in place. */
export function Companies() {
  const t = useTranslations('companies');
  const search = companies.useSearch();
  const { q, sort = ORDER } = search;
  const navigate = useNavigate();
  const set = (part: { q?: string; sort?: string }) => void navigate({ to: '/companies/', search: { ...search, ...part }, replace: true });
  const list = useInfiniteQuery(companiesQuery({ q, sort }));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const all = useCompanyColumns();
  const { columns, keys, toggle, show } = useColumns('companies', all);
  const selection = useSelection();
  const change = useChangeCompany().mutateAsync;
  const bulk = useBulk({ rows, selection, queryKey: ['companies'], change, drop: useDeleteCompany().mutateAsync, restore: useRestoreCompany().mutateAsync });
  const save = useSaveCell({ name: nameOf, change, changeOf });
  const open = ({ id }: Company) => void navigate({ to: '/companies/$company/', params: { company: String(id) } });
  return (
    <div className={frame.page}>
      <Head
        title={t('title')}
        total={list.data?.pages[0]}
        tools={
          <>
            <SearchField q={q} onSearch={(words) => set({ q: words })} />
            <ColumnsMenu all={all} shown={columns} onToggle={toggle} />
            <SavedViews
              page="companies"
              search={search}
              columns={keys}
              onShow={(wanted, chosen) => {
                show(chosen);
                void navigate({ to: '/companies/', search: wanted });
              }}
            />
          </>
        }
      >
        <ImportLink of="company" />
        <ExportMenu kind="companies" filter={{ q, sort }} />
        <AddCompany onAdded={open} />
      </Head>
      <div className={frame.list}>
        <ListState
          problem={list.failureReason}
          loaded={list.data !== undefined}
          empty={rows.length === 0}
          narrowed={Boolean(q)}
          onClear={() => set({ q: undefined })}
          beginning={
            <Empty icon={IconBuilding} title={t('none')}>
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
            name={nameOf}
            sort={sort}
            onSort={(order) => set({ sort: order })}
            selection={selection}
            onOpen={open}
            onSave={save}
            more={list.hasNextPage && !list.isFetchingNextPage ? list.fetchNextPage : undefined}
          />
        )}
        <BulkBar selection={selection} onAssign={bulk.assign} onDelete={bulk.remove} />
      </div>
    </div>
  );
}
