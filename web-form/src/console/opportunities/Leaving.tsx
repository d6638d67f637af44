import { Group, Text } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { atRiskQuery, churnModelQuery, type AtRisk as Customer } from '@/queries/opportunities';
import { Empty } from '../shell/Empty';
import { TicketLink } from '../shell/TicketLink';
import { Factors } from './Factors';
import { Model } from './Model';
import { Rows } from './Rows';
import { Steps } from './Steps';
import classes from './Opportunities.module.css';

/** Buyers who are likely to stay away, with why, and how well that is known. */
export function Leaving() {
  const t = useTranslations('churn');
  const list = useInfiniteQuery(atRiskQuery);
  const { data: model } = useQuery(churnModelQuery);
  const empty = (
    <Empty icon={IconHeartHandshake} title={t('none')}>
      {t('noneAdvice')}
    </Empty>
  );
  return (
    <>
      <Rows list={list} label={t('list')} empty={empty}>
        {(customer) => <Row key={customer.id} customer={customer} />}
      </Rows>
      {list.data && model && <Model model={model} />}
    </>
  );
}

function Row({ customer }: { customer: Customer }) {
  const t = useTranslations('churn');
  const somebody = useTranslations('opportunities')('somebody');
  const format = useFormatter();
  const { id, value, currency, probability, orders, last_order_at, factors, ticket, phone } = customer;
  const name = customer.name ?? customer.email ?? somebody;
  const reason = t('probability', { share: probability });
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Link to="/contacts/$contact/" params={{ contact: String(id) }} className={classes.name} dir="auto">
          {name}
        </Link>
        <Text>
          {reason}
          {value !== null && currency && ` · ${format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 })}`}
        </Text>
        <Factors factors={factors} />
        <Group gap="2px 14px" className={classes.sources}>
          <span>{t('orders', { orders })}</span>
          <span>
            {t('since')} <Ago at={last_order_at} />
          </span>
          {ticket && <TicketLink number={ticket} />}
        </Group>
      </div>
      <Group gap="xs" className={classes.steps}>
        <Steps one={{ action: 'call', ticket, phone, contact_id: id }} name={name} reason={reason} />
      </Group>
    </li>
  );
}
