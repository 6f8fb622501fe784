import type { Metadata } from 'next';
import Link from 'next/link';
import { Reference } from '@/components/reference/reference';
import { Brand } from '@/components/shell/brand';

export const metadata: Metadata = { title: 'API reference', description: 'The REST API, operation by operation.' };

/** For everybody: it holds nothing that is secret. */
export default function ReferencePage() {
  return (
    <div className="min-h-dvh bg-surface">
      <header className="sticky top-0 z-20 flex h-12 items-center justify-between border-b bg-surface px-4">
        <Link href="/" className="rounded-sm">
          <Brand />
        </Link>
        <nav aria-label="Reference" className="flex items-center gap-4 text-muted">
          <a href="/api/v1/collection.json" download="countinghouse.postman_collection.json" className="hover:text-ink">
            <span className="max-sm:hidden">Request </span>collection
          </a>
          <a href="/api/v1/openapi.json" className="hover:text-ink">
            OpenAPI<span className="max-sm:hidden"> 3.1 document</span>
          </a>
        </nav>
      </header>
      <Reference />
    </div>
  );
}
