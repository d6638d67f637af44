import { Skeleton } from '@mantine/core';
import { IconTicketOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { dealQuery } from '@/queries/deals';
import { Placeholder } from '../inbox/Placeholder';
import { oneDeal } from './page';

/** The address of a deal alone: leads to it on its board. */
export function OneDeal() {
  const t = useTranslations('deals');
  const id = Number(oneDeal.useParams().deal);
  const { data: deal, failureReason: problem } = useQuery(dealQuery(id));
  if (deal) return <Navigate to="/pipelines/$pipeline/" params={{ pipeline: String(deal.pipeline_id) }} search={{ deal: id }} replace />;
  return problem ? <Placeholder icon={IconTicketOff} title={t('missing')} advice={problem.message} /> : <Skeleton height={240} />;
}
