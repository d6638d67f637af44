import { Group } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { productsQuery, type Product } from '@/queries/products';
import { Head } from '../records/Head';
import { ListState } from '../records/ListState';
import { More } from '../records/More';
import frame from '../records/Page.module.css';
import { SearchField } from '../records/SearchField';
import { Empty } from '../shell/Empty';
import { AddProduct } from './AddProduct';
import { written } from './money';
import { products } from './page';
import classes from './Products.module.css';
import { Tags } from './Tags';

/** What is sold. */
export function Products() {
  const t = useTranslations('products');
  const { q } = products.useSearch();
  const navigate = useNavigate();
  const look = (words?: string) => void navigate({ to: '/products/', search: { q: words }, replace: true });
  const list = useInfiniteQuery(productsQuery({ q }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={frame.page}>
      <Head title={t('title')} total={list.data?.pages[0]} tools={<SearchField q={q} onSearch={look} />}>
        <AddProduct onAdded={({ id }) => void navigate({ to: '/products/$product/', params: { product: id } })} />
      </Head>
      <ListState
        problem={list.failureReason}
        loaded={list.data !== undefined}
        empty={rows.length === 0}
        narrowed={Boolean(q)}
        onClear={() => look()}
        beginning={
          <Empty icon={IconPackage} title={t('none')}>
            {t('noneAdvice')}
          </Empty>
        }
      />
      {rows.length > 0 && (
        <ul className={classes.list} aria-label={t('title')}>
          {rows.map((product) => (
            <Row key={product.id} product={product} />
          ))}
        </ul>
      )}
      <Group mt="md">
        <More list={list}>{t('more')}</More>
      </Group>
    </div>
  );
}

function Row({ product }: { product: Product }) {
  return (
    <li className={classes.row}>
      <Link to="/products/$product/" params={{ product: product.id }} dir="auto">
        {product.title}
      </Link>
      <Amount product={product} />
      <Tags words={[...product.markers, ...product.tags]} />
    </li>
  );
}

/** The lowest price of its variants, where they have one currency; and what is in stock of those that are counted. */
function Amount({ product: { variants } }: { product: Product }) {
  const t = useTranslations('products');
  const locale = useLocale();
  const priced = variants.filter(({ price_minor }) => price_minor != null);
  const currency = priced[0]?.currency;
  const lowest = Math.min(...priced.map(({ price_minor }) => price_minor!));
  const counted = variants.filter(({ stock }) => stock != null);
  return (
    <span className={classes.amount}>
      {currency && priced.every((each) => each.currency === currency) && (
        <span>{priced.length > 1 ? t('from', { price: written(locale, lowest, currency) }) : written(locale, lowest, currency)}</span>
      )}
      {counted.length > 0 && (
        <span className={classes.soft}> {t('stock', { count: Math.max(0, counted.reduce((sum, { stock }) => sum + stock!, 0)) })}</span>
      )}
    </span>
  );
}
