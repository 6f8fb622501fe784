import { NewDialog } from '@/components/ui/new-dialog';
import { NewRunForm } from './new-run-form';

export const NewRun = () => (
  <NewDialog
    button="New run"
    title="New billing run"
    description="Charges the invoices of a month that are due by today."
  >
    <NewRunForm />
  </NewDialog>
);
