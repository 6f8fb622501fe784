import type { Metadata } from 'next';
import { ForgotForm } from '@/components/joining/forgot-form';
import { Entrance } from '@/components/session/entrance';

export const metadata: Metadata = { title: 'Forgotten password' };

/** Rendered for each request: the scripts of a page carry a nonce. */
export const dynamic = 'force-dynamic';

export default function ForgotPasswordPage() {
  return (
    <Entrance title="Forgot your password?">
      <ForgotForm />
    </Entrance>
  );
}
