import { handleDownload } from '@/server/api/downloads';

export { handleDownload as GET };
