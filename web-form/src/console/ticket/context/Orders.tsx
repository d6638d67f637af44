import { useTranslations } from 'use-intl';
import type { CustomerContext } from '@/queries/assist';
import { Section } from './Section';

export function Orders({ orders }: Pick<CustomerContext, 'orders'>) {
  const t = useTranslations('context');
  if (orders.length === 0) return null;
  return (
    <Section title={t('orders')}>
      <ul>
        {orders.map(({ number, tracking }) => (
          <li key={number}>
            {number}
            {tracking && <p>{t('tracking', { number: tracking })}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
