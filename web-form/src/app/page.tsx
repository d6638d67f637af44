import { SupportDesk } from '@/components/support/SupportDesk';

export default function Page() {
  return <SupportDesk />;
}
