import { createRootRoute } from '@tanstack/react-router';
import type { Icon } from '@tabler/icons-react';
import type { Action } from '@/queries/session';
import { staff } from '@/texts/staff';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Of the page, in the browser's tab and in the rail. */
    title: string;
    /** Pages with an icon stand in the rail. */
    icon?: Icon;
    /** The page in the rail whose part it is. */
    partOf?: string;
    /** Also for whoever is not signed in. */
    open?: true;
    /** What the page is for: roles that may not do it neither see it in the rail nor open it. */
    action?: Action;
    /** Fills the window, and scrolls in parts of its own. */
    wide?: true;
  }
}

/** What every page of the console hangs below. */
export const root = createRootRoute({ staticData: { title: staff.console.title } });
