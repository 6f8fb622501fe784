import { handleRest } from '@/server/api/rest';

export { handleRest as GET, handleRest as POST };
