/** Text as it went over the wire, under its name. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-muted text-xs">{label}</figcaption>
      {/* Wrapped rather than scrolled: a phone shows all of it. */}
      <pre className="whitespace-pre-wrap break-all rounded-md border bg-canvas p-3 font-mono text-xs">{children}</pre>
    </figure>
  );
}
