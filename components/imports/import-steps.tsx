import { Steps } from '@/components/ui/steps';
import type { ImportStatus } from '@/server/imports/schema';

const steps = ['Upload', 'Columns', 'Check', 'Import'];

/** Which step is at hand; those before it are done. */
const stepOf: Record<ImportStatus, number> = {
  uploaded: 1,
  checking: 2,
  checked: 2,
  applying: 3,
  completed: 4,
  rejected: 2,
  failed: 2,
};

export const ImportSteps = ({ status }: { status: ImportStatus }) => <Steps steps={steps} present={stepOf[status]} />;
