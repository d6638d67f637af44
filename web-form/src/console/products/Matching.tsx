import { Button, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMatch, type Match } from '@/queries/products';
import { Part } from '../contact/Part';
import { NewCampaign } from '../outreach/NewCampaign';
import { WriteDraft } from '../outreach/WriteDraft';
import { Trouble } from '../shell/Trouble';
import classes from './Products.module.css';
import { Tags } from './Tags';

/** Customers for whom it may be of use, with the reasons; those whom nobody should write to now stand apart with theirs. */
export function Matching({ product }: { product: string }) {
  const t = useTranslations('products.match');
  const { mutate: find, data, isPending, error } = useMatch(product);
  const action = (
    <Button size="compact-md" flex="none" variant={data ? 'default' : 'filled'} loading={isPending} onClick={() => find()}>
      {data ? t('again') : t('find')}
    </Button>
  );
  return (
    <Part title={t('title')} action={action}>
      {error && <Trouble title={t('failed')}>{error.message}</Trouble>}
      {data && (
        <div role="status">
          <Text fz="sm" c="dimmed" mt="xs">
            {t('by', { markers: data.markers.join(', ') })}
          </Text>
          {data.matches.length === 0 && <Text mt="sm">{t('nobody')}</Text>}
          <Found matches={data.matches} label={t('title')} product={product} />
          {data.matches.length > 0 && <ToAll matches={data.matches} product={product} />}
          {data.excluded.length > 0 && (
            <>
              <Title order={3} fz="sm" mt="lg" mb="xs">
                {t('excluded')}
              </Title>
              <Found matches={data.excluded} label={t('excluded')} />
            </>
          )}
        </div>
      )}
    </Part>
  );
}

function Found({ matches, label, product }: { matches: Match[]; label: string; product?: string }) {
  return (
    matches.length > 0 && (
      <ol className={classes.list} aria-label={label}>
        {matches.map((match) => (
          <Person key={match.customer.id} match={match} product={product} />
        ))}
      </ol>
    )
  );
}

/** Whoever may be written to about it, is offered a draft. */
function Person({ match: { customer, score, reasons, excluded }, product }: { match: Match; product?: string }) {
  const t = useTranslations('products');
  const name = customer.name ?? customer.email ?? t('match.nameless');
  return (
    <li className={classes.row}>
      <Link to="/contacts/$contact/" params={{ contact: String(customer.contact_id) }} dir="auto">
        {name}
      </Link>
      <span className={`${classes.amount} ${classes.soft}`}>{t('match.score', { score })}</span>
      <Tags words={reasons.map(({ kind, found }) => t(`reasons.${kind}`, { found: found.join(', ') }))} />
      {product && <WriteDraft name={name} customer_id={customer.id} product_id={product} />}
      <Tags against words={excluded.map((reason) => t(`against.${isKnown(reason) ? reason : 'other'}`))} />
    </li>
  );
}

const KNOWN = ['complaint_open', 'contacted_lately', 'has_it', 'no_address', 'no_consent', 'suppressed'] as const;
const isKnown = (reason: string): reason is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(reason);

function ToAll({ matches, product }: { matches: Match[]; product: string }) {
  const contact_ids = matches.map(({ customer }) => customer.contact_id);
  return <NewCampaign about={{ product_id: product, audience: { contact_ids }, count: contact_ids.length }} />;
}
