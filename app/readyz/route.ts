import { handleReadiness } from '@/server/api/readiness';

export const dynamic = 'force-dynamic';
export { handleReadiness as GET };
