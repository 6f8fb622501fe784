import { notFound } from 'next/navigation';
import { signedIn } from '../signed-in';

/** Addresses that lead nowhere, inside the frame. */
export default async function Missing({ params }: { params: Promise<{ missing: string[] }> }) {
  const { missing } = await params;
  await signedIn(`/${missing.join('/')}`);
  notFound();
}
