import Link from 'next/link';
import { Button } from '@/components/ui/button';

export const PolicyLink = () => (
  <Button asChild>
    <Link href="/runs/policy">Approval policy</Link>
  </Button>
);
