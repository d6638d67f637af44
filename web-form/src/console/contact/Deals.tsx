import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import type { Contact } from '@/queries/contacts';
import { dealsQuery } from '@/queries/deals';
import { pipelinesQuery } from '@/queries/pipelines';
import { nameOf } from '../contacts/names';
import { NewDeal } from '../pipelines/deal/NewDeal';
import { Part } from './Part';
import classes from './Contact.module.css';

/** What somebody may buy, or has bought. */
export function Deals({ contact }: { contact: Contact }) {
  const t = useTranslations('contact.deals');
  const status = useTranslations('pipelines.status');
  const format = useFormatter();
  const { data } = useInfiniteQuery(dealsQuery({ contact_id: contact.id, sort: '-updated_at' }));
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const [opened, { open, close }] = useDisclosure();
  const deals = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const [first] = pipelines;
  return (
    <Part
      title={t('title')}
      action={
        first && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={open}>
            {t('add')}
          </Button>
        )
      }
    >
      {data && deals.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <ul className={classes.rows}>
        {deals.map((deal) => (
          <li key={deal.id} className={classes.deal}>
            <Link to="/pipelines/$pipeline/" params={{ pipeline: String(deal.pipeline_id) }} search={{ deal: deal.id }}>
              {deal.title}
            </Link>
            <Text fz="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {status(deal.status)}
              {' · '}
              {format.number(deal.value, { style: 'currency', currency: deal.currency, maximumFractionDigits: 0 })}
            </Text>
          </li>
        ))}
      </ul>
      {first && opened && <NewDeal pipeline={first.id} contact={{ id: contact.id, name: nameOf(contact) }} onClose={close} onAdded={close} />}
    </Part>
  );
}
