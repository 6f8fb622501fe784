import { cn } from './cn';

type ProgressProps = {
  label: string;
  /** 0 to 1; null while it is not known how much there is to do. */
  share: number | null;
  className?: string;
};

export function Progress({ label, share, className }: ProgressProps) {
  const percent = share === null ? null : Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className={cn('h-1.5 w-full overflow-hidden rounded-full bg-subtle', className)}
    >
      {percent === null ? (
        <div className="h-full w-1/4 animate-slide rounded-full bg-accent" />
      ) : (
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300"
          style={{ width: `${percent}%` }}
        />
      )}
    </div>
  );
}
