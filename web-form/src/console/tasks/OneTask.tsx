import { Navigate } from '@tanstack/react-router';

export function OneTask() {
  return <Navigate to="/tasks/" search={{ view: 'open' }} replace />;
}
