import type { Metadata } from 'next';
import { RolesMatrix } from '@/components/people/roles-matrix';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Roles' };

export default async function RolesPage() {
  const { role } = await signedIn('/people/roles');
  if (!roleMay(role, 'people:read')) return <Forbidden />;
  return (
    <>
      <PageHeader
        above={[{ label: 'People', href: '/people' }]}
        title="Roles"
        facts="A merchant’s people reach their own merchant alone; staff reach all. An API key holds what it was given of these."
      />
      <RolesMatrix />
    </>
  );
}
