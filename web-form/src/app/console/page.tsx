'use client';

import dynamic from 'next/dynamic';

/** A program of its own in the browser, loaded only here; the api serves this page at every address below it. */
const Console = dynamic(() => import('@/console/Console').then((module) => module.Console), { ssr: false });

export default function Page() {
  return <Console />;
}
