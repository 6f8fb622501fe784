import type { Metadata } from 'next';
import { NewRunView } from '@/components/new-run/new-run-view';
import { Forbidden } from '@/components/shell/forbidden';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'New run' };

export default async function NewRunPage() {
  const { role } = await signedIn('/runs/new');
  return roleMay(role, 'disbursements:run') ? <NewRunView role={role} /> : <Forbidden />;
}
