import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { contactsQuery, useChangeContact, useDeleteContact, useRestoreContact, type Contact, type ContactChange, type ContactFilter } from '@/queries/contacts';
import type { Listed } from '@/queries/lists';
import { useSession } from '@/queries/session';
import { useActions } from '../frame/actions';
import { useToasts } from '../frame/toasts';
import { Empty } from '../shell/Empty';
import { NewCampaign } from '../outreach/NewCampaign';
import { BulkBar } from '../records/BulkBar';
import { ColumnsMenu } from '../records/ColumnsMenu';
import { ExportMenu } from '../records/ExportMenu';
import { Grid } from '../records/Grid';
import { Head } from '../records/Head';
import { ImportLink } from '../records/ImportLink';
import { ListState } from '../records/ListState';
import { OwnerFilter, TagFilter } from '../records/Filters';
import { SavedViews } from '../records/SavedViews';
import { SearchField } from '../records/SearchField';
import { useBulk } from '../records/useBulk';
import { useColumns } from '../records/useColumns';
import { useSaveCell } from '../records/useSaveCell';
import { useSelection } from '../records/useSelection';
import { WayTo } from '../records/WayTo';
import frame from '../records/Page.module.css';
import { changeOf, nameOf } from './names';
import { NewContact } from './NewContact';
import { contacts, type ContactsSearch } from './page';
import { useContactColumns } from './useContactColumns';

const ORDER = '-updated_at';
const idOf = ({ id }: Contact) => id;

/** Everybody whom the company knows, in a table that is changed in place. */
export function Contacts() {
  const t = useTranslations('contacts');
  const search = contacts.useSearch();
  const navigate = useNavigate();
  const set = (part: Partial<ContactsSearch>) => void navigate({ to: '/contacts/', search: { ...search, ...part }, replace: true });
  const { q, sort = ORDER, owner, tag, company } = search;
  const filter = { q, sort, owner_id: useOwner(owner), tag: tag ? [tag] : undefined, company_id: company };
  const list = useInfiniteQuery(contactsQuery(filter));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const all = useContactColumns();
  const { columns, keys, toggle, show } = useColumns('contacts', all);
  const selection = useSelection();
  const change = useChangeContact().mutateAsync;
  const bulk = useBulk({ rows, selection, queryKey: ['contacts'], change, drop: useDeleteContact().mutateAsync, restore: useRestoreContact().mutateAsync });
  const save = useSaveCell<Contact, ContactChange>({ name: nameOf, change, changeOf });
  const open = ({ id }: Contact) => void navigate({ to: '/contacts/$contact/', params: { contact: String(id) } });
  const narrowed = Boolean(q || owner || tag || company);
  return (
    <div className={frame.page}>
      <Head
        title={t('title')}
        total={list.data?.pages[0]}
        tools={
          <>
            <SearchField q={q} onSearch={(words) => set({ q: words })} />
            <OwnerFilter value={owner} onChange={(value) => set({ owner: value })} />
            <TagFilter value={tag} onChange={(value) => set({ tag: value })} />
            <ColumnsMenu all={all} shown={columns} onToggle={toggle} />
            <SavedViews
              page="contacts"
              search={search}
              columns={keys}
              onShow={(wanted, chosen) => {
                show(chosen);
                void navigate({ to: '/contacts/', search: wanted });
              }}
            />
          </>
        }
      >
        <WayTo action="merge" link={(props) => <Link {...props} to="/contacts/duplicates/" />}>
          {t('duplicates.title')}
        </WayTo>
        <ImportLink of="contact" />
        <ExportMenu kind="contacts" filter={filter} />
        {list.data && rows.length > 0 && <WriteToAll filter={filter} of={list.data.pages[0]!} />}
        <Add onAdded={open} />
      </Head>
      <div className={frame.list}>
        <ListState
          problem={list.failureReason}
          loaded={list.data !== undefined}
          empty={rows.length === 0}
          narrowed={narrowed}
          onClear={() => void navigate({ to: '/contacts/', search: {} })}
          beginning={
            <Empty icon={IconUsers} title={t('none')}>
              {t('noneAdvice')}
            </Empty>
          }
        />
        {rows.length > 0 && (
          <Grid<Contact>
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

/** As the server knows the one who asks. */
function useOwner(owner: string | undefined) {
  const { data: me } = useSession();
  return owner === 'me' ? (me?.id ?? undefined) : owner;
}

/** A campaign for whom the list shows, for whoever may send one. */
function WriteToAll({ filter: { q, owner_id, tag: tags, company_id }, of: { total, uncounted } }: { filter: ContactFilter; of: Listed<Contact> }) {
  const { data: me } = useSession();
  if (!me || !('send' in me.actions)) return null;
  return <NewCampaign about={{ audience: { q, owner_id, tags, company_id }, count: uncounted ? undefined : total }} />;
}

function Add({ onAdded }: { onAdded: (contact: Contact) => void }) {
  const t = useTranslations('contacts');
  const toasts = useToasts();
  const [opened, { open, close }] = useDisclosure();
  const label = t('add');
  useActions(useMemo(() => [{ id: 'new', label, keys: 'c', run: open }], [label, open]));
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {label}
      </Button>
      {opened && (
        <NewContact
          onClose={close}
          onAdded={(contact) => {
            toasts.done(t('added', { name: nameOf(contact) }));
            onAdded(contact);
          }}
        />
      )}
    </>
  );
}
