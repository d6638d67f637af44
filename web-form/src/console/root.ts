import { createRootRoute } from '@tanstack/react-router';
import type { Icon } from '@tabler/icons-react';
import { staff } from '@/texts/staff';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Of the page, in the browser's tab and in the rail. */
    title: string;
    /** Pages with an icon stand in the rail. */
    icon?: Icon;
  }
}

/** What every page of the console hangs below. */
export const root = createRootRoute({ staticData: { title: staff.console.title } });
