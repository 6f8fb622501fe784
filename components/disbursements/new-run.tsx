import { NewDialog } from '@/components/ui/new-dialog';
import { NewRunForm } from './new-run-form';

export const NewRun = () => (
  <NewDialog
    button="New run"
    title="New disbursement run"
    description="Works out what each merchant is owed for exactly these days."
  >
    <NewRunForm />
  </NewDialog>
);
