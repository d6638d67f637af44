import type { Metadata } from 'next';
import { EmbedGuide } from '@/components/embed/EmbedGuide';

export const metadata: Metadata = { title: 'Embed' };

export default function Page() {
  return <EmbedGuide />;
}
