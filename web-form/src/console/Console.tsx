import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { newRouter } from './router';

export function Console() {
  const [router] = useState(newRouter);
  return <RouterProvider router={router} />;
}
