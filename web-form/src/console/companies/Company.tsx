import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { companyQuery } from '@/queries/companies';
import { contactsQuery } from '@/queries/contacts';
import contact from '../contact/Contact.module.css';
import { Part } from '../contact/Part';
import { nameOf } from '../contacts/names';
import { Trouble } from '../shell/Trouble';
import { company as page } from './page';

/** One company: what is known of it, and who works there. */
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
    <Stack gap="lg" maw={820}>
      <header>
        <Link to="/companies/" className={contact.back}>
          <IconArrowLeft size={16} stroke={1.8} aria-hidden />
          {t('back')}
        </Link>
        <Title order={1} fz={30} mt="xs" dir="auto">
          {company.name}
        </Title>
        <ul className={contact.facts}>
          {company.domain && (
            <li>
              <a href={`https://${company.domain}`} target="_blank" rel="noopener noreferrer nofollow">
                {company.domain}
              </a>
            </li>
          )}
          {company.phone && (
            <li>
              <a href={`tel:${company.phone}`}>{company.phone}</a>
            </li>
          )}
          {company.tags.map((tag) => (
            <li key={tag} className={contact.tag}>
              {tag}
            </li>
          ))}
        </ul>
      </header>
      <People company={id} />
    </Stack>
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
