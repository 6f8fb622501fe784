'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { toast } from 'sonner';
import { stopAsking } from '@/components/api/asking';
import { Button } from '@/components/ui/button';

export function SignOutButton() {
  const [isLeaving, setLeaving] = useState(false);
  async function leave() {
    setLeaving(true);
    const goOnAsking = stopAsking();
    try {
      // Ends in a full load, so that nothing of whoever was signed in is kept.
      await signOut({ callbackUrl: '/login' });
    } catch {
      goOnAsking();
      setLeaving(false);
      toast.error('You could not be signed out: the server cannot be reached. Try again.');
    }
  }
  return (
    <Button size="sm" variant="ghost" disabled={isLeaving} onClick={() => void leave()}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
