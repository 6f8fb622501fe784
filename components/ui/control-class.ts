/** Phones zoom into text under 16 px when it is tapped, hence the larger text there. */
export const controlClass =
  'h-8 w-full rounded-md border border-line-strong bg-surface px-2.5 text-ink placeholder:text-muted aria-invalid:border-danger disabled:opacity-55 max-sm:h-10 max-sm:text-[16px]';
