import { handleMetrics } from '@/server/api/metrics-endpoint';

export const dynamic = 'force-dynamic';
export { handleMetrics as GET };
