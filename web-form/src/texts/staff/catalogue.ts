/** Where products and orders are told of. */
export const catalogue = {
  title: 'Catalogues',
  introduction: 'The shops that tell of products and orders by themselves. Each is asked for what it did not tell, and compared with what is here once a day.',
  none: 'No catalogue yet',
  noneAdvice: 'Set the address and the secret of a shop, such as CATALOG_SHOPIFY_URL, and restart.',
  failed: 'Catalogues cannot be shown right now',
  loading: 'Catalogues are loading',
  products: '{count, plural, =1 {# product} other {# products}}',
  healthy: 'In order',
  silent: 'Silent',
  silentAdvice: 'It has told nothing for long. Look whether its webhook still leads to /webhook/catalog.',
  failing: 'Cannot be asked',
  heard: 'Heard of',
  polled: 'Asked',
  reconciled: 'Compared',
  never: 'never',
  differed: '{count, plural, =0 {nothing differed} =1 {# thing mended} other {# things mended}}',
} as const;
