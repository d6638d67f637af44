import { screen, within } from '@testing-library/react';
import { beforeEach, it } from 'vitest';
import type { CatalogueSource } from '@/queries/products';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { StaffTexts } from '../StaffTexts';
import { Catalogue } from './Catalogue';

const source = (change: Partial<CatalogueSource> = {}): CatalogueSource => ({
  name: 'shopify',
  products: 3,
  heard_at: '2026-11-29T08:00:00Z',
  polled_at: '2026-11-29T08:00:00Z',
  failure: null,
  silent: false,
  reconciled_at: null,
  differed: null,
  ...change,
});

const showCatalogue = () =>
  show(
    <StaffTexts>
      <Catalogue />
    </StaffTexts>,
  );

const row = async (name: string) => within((await screen.findByRole('heading', { name })).closest('li')!);

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', read: 'all' } });
});

it('says of each source whether it is in order, and why not', async () => {
  answer('get', '/catalogue/sources', [
    source(),
    source({ name: 'saleor', silent: true }),
    source({ name: 'feed', failure: 'shop.example answered 401' }),
  ]);
  showCatalogue();
  (await row('shopify')).getByText('In order');
  (await row('saleor')).getByText(/webhook still leads/);
  (await row('feed')).getByText('shop.example answered 401');
});

it('says how it begins where no source is configured', async () => {
  answer('get', '/catalogue/sources', []);
  showCatalogue();
  await screen.findByText('No catalogue yet');
});

it('says why sources cannot be shown', async () => {
  answer('get', '/catalogue/sources', refused(403));
  showCatalogue();
  await screen.findByText('Catalogues cannot be shown right now');
});
