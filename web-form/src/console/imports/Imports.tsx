import { Button, FileButton, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconFileImport, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { Notice } from '@/components/common/Notice';
import { PageTitle } from '@/components/common/PageTitle';
import { staff } from '@/texts/staff';
import { importsQuery, useBringFile, type ImportedKind } from '@/queries/imports';
import { Empty } from '../shell/Empty';
import { Trouble } from '../shell/Trouble';
import { imports } from './page';
import classes from './Imports.module.css';

const OBJECTS = Object.entries(staff.imports.objects).map(([value, label]) => ({ value, label }));
const TYPES = '.csv,.tsv,.txt,.xlsx,.json,.vcf';

/** Where a file is brought, and those that were before. */
export function Imports() {
  const t = useTranslations('imports');
  const navigate = useNavigate();
  const { of: object = 'contact' } = imports.useSearch();
  const { mutate: bring, isPending, error } = useBringFile();
  const choose = (file: File | null) =>
    file && bring({ file, object }, { onSuccess: ({ id }) => void navigate({ to: '/imports/$import/', params: { import: String(id) } }) });
  return (
    <Stack gap="xl" className={classes.imports}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      <div role="alert">
        {error && (
          <Notice tone="danger" icon={IconAlertTriangle} title={t('refused')}>
            {error.message}
          </Notice>
        )}
      </div>
      <div
        className={classes.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          choose(event.dataTransfer.files[0] ?? null);
        }}
      >
        <Text id="import-object">{t('object')}</Text>
        <SegmentedControl
          aria-labelledby="import-object"
          data={OBJECTS}
          value={object}
          onChange={(of) => void navigate({ to: '/imports/', search: { of: of as ImportedKind }, replace: true })}
        />
        <IconFileImport size={34} stroke={1.4} aria-hidden />
        <FileButton accept={TYPES} onChange={choose}>
          {(props) => (
            <Button {...props} size="md" loading={isPending} leftSection={<IconUpload size={18} aria-hidden />}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <Earlier />
    </Stack>
  );
}

function Earlier() {
  const t = useTranslations('imports');
  const { data, failureReason: problem } = useQuery(importsQuery);
  return (
    <section>
      <Title order={2} fz="lg" mb="md">
        {t('earlier')}
      </Title>
      {problem && <Trouble title={t('failed')}>{problem.message}</Trouble>}
      {data?.items.length === 0 && (
        <Empty icon={IconFileImport} title={t('none')}>
          {null}
        </Empty>
      )}
      <ul className={classes.earlier}>
        {data?.items.map((made) => (
          <li key={made.id}>
            <Link to="/imports/$import/" params={{ import: String(made.id) }}>
              {made.file_name}
            </Link>
            <Text fz="sm" c="dimmed">
              {t(`objects.${made.object}`)}
              {' · '}
              {t('rows', { count: made.total })}
              {' · '}
              {t(`states.${made.state}`)}
              {' · '}
              <Ago at={made.created_at} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
