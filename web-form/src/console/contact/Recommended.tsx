import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { recommendedQuery } from '@/queries/contact';
import { Part } from './Part';
import classes from './Contact.module.css';

/** What somebody may want next, by what they bought; nothing where they have bought nothing. */
export function Recommended({ contact }: { contact: number }) {
  const t = useTranslations('contact.recommended');
  const { data: products = [] } = useQuery(recommendedQuery(contact));
  if (products.length === 0) return null;
  return (
    <Part title={t('title')}>
      <ul className={classes.rows}>
        {products.map(({ id, title, together }) => (
          <li key={id}>
            <Link to="/products/$product/" params={{ product: id }} dir="auto">
              {title}
            </Link>
            <Text fz="sm" c="dimmed">
              {t(together > 0 ? 'together' : 'close')}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}
