import { Button, Menu, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconBookmarkPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import { useSession } from '@/queries/session';
import { useDropView, useSaveView, viewsQuery, type NewView, type SavedView, type ViewPage } from '@/queries/views';
import { useToasts } from '../frame/toasts';
import { Field } from '../session/Field';
import { FormDialog } from './FormDialog';

interface Props<S> {
  page: ViewPage;
  /** What the address keeps now. */
  search: S;
  /** Keys of the columns that are shown; none where the list has no columns. */
  columns?: string[];
  onShow: (search: S, columns: string[] | null) => void;
}

/** What is looked at again and again, by its name; one's own and those of one's teams. */
export function SavedViews<S extends object>({ page, search, columns, onShow }: Props<S>) {
  const t = useTranslations('views');
  const { data: views = [] } = useQuery(viewsQuery(page));
  const [saving, { open, close }] = useDisclosure();
  const now = { page, search: kept(search), columns: columns ?? null };
  const shown = views.find((view) => isShown(view, now));
  const drop = useDrop();
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <Button variant={shown ? 'light' : 'subtle'} color={shown ? undefined : 'gray'} size="compact-sm" leftSection={<IconBookmark size={16} aria-hidden />}>
            {shown?.name ?? t('title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {views.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
          {views.map((view) => (
            <Menu.Item key={view.id} aria-current={view === shown || undefined} onClick={() => onShow(view.search as S, view.columns)}>
              {view.mine ? view.name : t('of', { name: view.name, owner: view.owner_name })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={16} aria-hidden />} onClick={open}>
            {t('save')}
          </Menu.Item>
          {shown?.mine && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => drop(shown)}>
              {t('drop', { name: shown.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveView view={now} onClose={close} />}
    </>
  );
}

type Looked = Pick<NewView, 'page' | 'search' | 'columns'>;

function SaveView({ view, onClose }: { view: Looked; onClose: () => void }) {
  const t = useTranslations('views');
  const { data: me } = useSession();
  const { done } = useToasts();
  const { mutate, isPending, error } = useSaveView();
  const save = ({ name = '', team }: Record<string, string>) =>
    mutate(
      { ...view, name, team: team || null },
      {
        onSuccess: (saved) => {
          onClose();
          done(t('saved', { name: saved.name }));
        },
      },
    );
  return (
    <FormDialog onClose={onClose} title={t('save')} submit={t('save')} pending={isPending} problem={error} onSubmit={save}>
      <Field name="name" label={t('name')} autoComplete="off" problem={error} />
      <NativeSelect
        name="team"
        size="md"
        label={t('share')}
        error={error?.about('team')}
        data={[{ value: '', label: t('onlyMe') }, ...(me?.teams ?? []).map((team) => ({ value: team, label: inWords(team) }))]}
      />
    </FormDialog>
  );
}

/** It goes at once, and comes back by the toast. */
function useDrop() {
  const t = useTranslations('views');
  const { done, failed } = useToasts();
  const onError = ({ message }: Error) => failed(t('failed'), message);
  const { mutate: saveAgain } = useSaveView();
  const { mutate: drop } = useDropView();
  return (view: SavedView) => {
    const { page, name, team, search, columns } = view;
    const back = () => saveAgain({ page, name, team, search, columns }, { onError });
    drop(view, { onSuccess: () => done(t('dropped', { name }), back), onError });
  };
}

/** What is not there is not kept. */
const kept = (search: object) => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as SavedView['search'];

const isShown = (view: SavedView, { search, columns }: Looked) =>
  same(sorted(view.search), sorted(search)) && (view.columns === null || same(view.columns, columns));

const sorted = (search: object) => Object.entries(search).sort(([one], [other]) => one.localeCompare(other));

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
