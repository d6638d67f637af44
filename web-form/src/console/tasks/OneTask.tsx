import { Navigate } from '@tanstack/react-router';

export function OneTask() {
  return <Navigate to="/tasks/" search={{ list: 'open' }} replace />;
}
