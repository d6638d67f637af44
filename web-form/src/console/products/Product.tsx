import { Skeleton, Stack, Table, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { productQuery, type Variant } from '@/queries/products';
import contact from '../contact/Contact.module.css';
import { Part } from '../contact/Part';
import { Trouble } from '../shell/Trouble';
import { Matching } from './Matching';
import { written } from './money';
import { product as page } from './page';
import classes from './Products.module.css';
import { Tags } from './Tags';

/** One product: what is known of it, and for whom it may be of use. */
export function Product() {
  const t = useTranslations('products');
  const { product: id } = page.useParams();
  const { data: product, failureReason: problem } = useQuery(productQuery(id));
  if (!product) {
    return problem ? (
      <Trouble title={problem.kind === 'not_found' ? t('missing') : t('failed')}>{problem.message}</Trouble>
    ) : (
      <Skeleton height={240} />
    );
  }
  return (
    <Stack gap="lg" maw={820}>
      <header>
        <Link to="/products/" className={contact.back}>
          <IconArrowLeft size={16} stroke={1.8} aria-hidden />
          {t('back')}
        </Link>
        <Title order={1} fz={26} mt="xs" dir="auto">
          {product.title}
        </Title>
        <ul className={contact.facts}>
          {product.source && <li>{t('source', { source: product.source })}</li>}
          {product.url && (
            <li>
              <a href={product.url} target="_blank" rel="noopener noreferrer nofollow">
                {t('open')}
              </a>
            </li>
          )}
        </ul>
        <Tags words={[...product.markers, ...product.tags]} />
      </header>
      {product.description && (
        <Part title={t('about')}>
          <p className={classes.words} dir="auto">
            {product.description}
          </p>
        </Part>
      )}
      {product.variants.length > 0 && <Variants variants={product.variants} />}
      <Matching product={id} />
    </Stack>
  );
}

function Variants({ variants }: { variants: Variant[] }) {
  const t = useTranslations('products');
  const locale = useLocale();
  return (
    <Part title={t('variants')}>
      <Table.ScrollContainer minWidth={360} mt="xs" type="native" tabIndex={0} role="region" aria-label={t('variants')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('variant')}</Table.Th>
              <Table.Th>{t('sku')}</Table.Th>
              <Table.Th ta="end">{t('price')}</Table.Th>
              <Table.Th ta="end">{t('inStock')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {variants.map(({ title, sku, price_minor, currency, stock }, place) => (
              <Table.Tr key={place}>
                <Table.Td dir="auto">{title}</Table.Td>
                <Table.Td>{sku}</Table.Td>
                <Table.Td ta="end">{price_minor != null && currency ? written(locale, price_minor, currency) : ''}</Table.Td>
                <Table.Td ta="end">{stock}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  );
}
