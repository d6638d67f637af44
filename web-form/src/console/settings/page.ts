import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconSettings } from '@tabler/icons-react';
import { staff } from '@/texts/staff';
import { root } from '../root';

/** What stands around every page of the settings. */
export const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  staticData: { title: staff.settings.title, icon: IconSettings },
  component: lazyRouteComponent(() => import('./Settings'), 'Settings'),
});

/** The address of the frame alone: leads on to the first page that this role may see. */
export const firstSetting = createRoute({
  getParentRoute: () => settings,
  path: '/',
  staticData: { title: staff.settings.title },
  component: lazyRouteComponent(() => import('./Settings'), 'FirstSetting'),
});
