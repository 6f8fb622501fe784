/** The name beside its mark: two columns that balance. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-base tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 text-accent" fill="currentColor">
        <rect x="2" y="2" width="16" height="3" rx="1" />
        <rect x="2" y="7" width="7" height="11" rx="1" opacity="0.55" />
        <rect x="11" y="7" width="7" height="11" rx="1" />
      </svg>
      Countinghouse
    </span>
  );
}
