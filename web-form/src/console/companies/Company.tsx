import { Button, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { companyQuery, type Company as Shown } from '@/queries/companies';
import { contactsQuery } from '@/queries/contacts';
import contact from '../contact/Contact.module.css';
import { Notes } from '../contact/Notes';
import { Part } from '../contact/Part';
import { CompanyTimeline } from '../contact/Timeline';
import { nameOf } from '../contacts/names';
import { useActions } from '../frame/actions';
import { Trouble } from '../shell/Trouble';
import { EditCompany } from './EditCompany';
import { company as page } from './page';

/** One company: what is known of it, what happened with its people, and who they are. */
export function Company() {
  const t = useTranslations('companies');
  const id = Number(page.useParams().company);
  const { data: company, failureReason: problem } = useQuery(companyQuery(id));
  if (!company) {
    return problem ? (
      <Trouble title={problem.kind === 'not_found' ? t('missing') : t('failed')}>{problem.message}</Trouble>
    ) : (
      <Skeleton height={240} />
    );
  }
  return (
    <article className={contact.contact}>
      <Header company={company} />
      <CompanyTimeline id={id} />
      <aside className={contact.aside}>
        <People company={id} />
        {company.notes && <Notes notes={company.notes} />}
      </aside>
    </article>
  );
}

function Header({ company }: { company: Shown }) {
  const t = useTranslations('companies');
  const [editing, { open, close }] = useDisclosure();
  const edit = t('edit');
  useActions(useMemo(() => [{ id: 'edit', label: edit, keys: 'e', run: open }], [edit, open]));
  return (
    <header className={contact.header}>
      <Link to="/companies/" className={contact.back}>
        <IconArrowLeft size={16} stroke={1.8} aria-hidden />
        {t('back')}
      </Link>
      <div className={contact.top}>
        <Title order={1} fz={26} dir="auto">
          {company.name}
        </Title>
        <Button size="sm" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={open}>
          {edit}
        </Button>
      </div>
      <Facts company={company} />
      {editing && <EditCompany company={company} onClose={close} />}
    </header>
  );
}

function Facts({ company: { domain, phone, tags } }: { company: Shown }) {
  return (
    <ul className={contact.facts}>
      {domain && (
        <li>
          <a href={`https://${domain}`} target="_blank" rel="noopener noreferrer nofollow">
            {domain}
          </a>
        </li>
      )}
      {phone && (
        <li>
          <a href={`tel:${phone}`}>{phone}</a>
        </li>
      )}
      {tags.map((tag) => (
        <li key={tag} className={contact.tag}>
          {tag}
        </li>
      ))}
    </ul>
  );
}

function People({ company }: { company: number }) {
  const t = useTranslations('companies');
  const nameless = useTranslations('contacts')('nameless');
  const { data } = useInfiniteQuery(contactsQuery({ company_id: company, sort: 'name' }));
  const people = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <Part title={t('people')}>
      {data && people.length === 0 && <Text c="dimmed">{t('nobody')}</Text>}
      <ul className={contact.rows}>
        {people.map((person) => (
          <li key={person.id} className={contact.deal}>
            <Link to="/contacts/$contact/" params={{ contact: String(person.id) }}>
              {nameOf(person) || nameless}
            </Link>
            <Text fz="sm" c="dimmed">
              {person.position ?? person.email}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}
