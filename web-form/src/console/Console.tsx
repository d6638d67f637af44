import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { newRouter } from './router';
import { StaffTexts } from './StaffTexts';

export function Console() {
  const [router] = useState(newRouter);
  return (
    <StaffTexts>
      <RouterProvider router={router} />
      <Notifications position="top-right" />
    </StaffTexts>
  );
}
