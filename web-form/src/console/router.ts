import { createRouter } from '@tanstack/react-router';
import { PAGES } from './pages';
import { root } from './root';
import { Broken } from './shell/Broken';
import { Missing } from './shell/Missing';
import { Gate } from './session/Gate';

/** Of the address that the browser shows. */
export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren(PAGES),
    basepath: `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/console`,
    trailingSlash: 'always',
    scrollRestoration: true,
    InnerWrap: Gate,
    defaultNotFoundComponent: Missing,
    defaultErrorComponent: Broken,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
