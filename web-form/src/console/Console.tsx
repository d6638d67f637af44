import { RouterProvider } from '@tanstack/react-router';
import { router } from './router';

export function Console() {
  return <RouterProvider router={router} />;
}
