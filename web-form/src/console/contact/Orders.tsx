import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { ordersQuery, type PlacedOrder } from '@/queries/contact';
import { written } from '../products/money';
import { Part } from './Part';
import classes from './Contact.module.css';

/** What somebody has bought, and where the parcels are; nothing where no shop tells of orders. */
export function Orders({ contact }: { contact: number }) {
  const t = useTranslations('contact.orders');
  const { data: orders = [] } = useQuery(ordersQuery(contact));
  if (orders.length === 0) return null;
  return (
    <Part title={t('title')}>
      <ul className={classes.rows}>
        {orders.map((order) => (
          <Row key={order.number} order={order} />
        ))}
      </ul>
    </Part>
  );
}

function Row({ order: { number, status, total_minor, currency, placed_at, lines, parcels } }: { order: PlacedOrder }) {
  const t = useTranslations('contact.orders');
  const locale = useLocale();
  return (
    <li>
      <Text fw={550}>{t('order', { number, amount: written(locale, total_minor, currency) })}</Text>
      <Text fz="sm" dir="auto">
        {lines.join(', ')}
      </Text>
      <Text fz="sm" c="dimmed">
        {t(`status.${status as 'paid'}`)} {' · '} <Ago at={placed_at} />
      </Text>
      {parcels.map(({ tracking_number, tracking_url, carrier }) => (
        <Text key={tracking_number ?? carrier} fz="sm">
          {tracking_url ? (
            <Anchor href={tracking_url} target="_blank" rel="noreferrer">
              {t('parcel', { carrier: carrier ?? '', number: tracking_number ?? '' })}
            </Anchor>
          ) : (
            t('parcel', { carrier: carrier ?? '', number: tracking_number ?? '' })
          )}
        </Text>
      ))}
    </li>
  );
}
