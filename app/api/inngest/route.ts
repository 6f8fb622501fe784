import { handleInngest } from '@/server/api/inngest';

export { handleInngest as GET, handleInngest as POST, handleInngest as PUT };
