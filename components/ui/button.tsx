import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const variants = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent enabled:hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-surface text-ink enabled:hover:bg-subtle hover:bg-subtle',
        ghost: 'text-muted enabled:hover:bg-subtle hover:text-ink hover:bg-subtle',
      },
      size: {
        md: 'h-8 px-3 text-sm max-sm:h-10',
        sm: 'h-7 px-2 text-xs max-sm:h-9',
        icon: 'size-8 max-sm:size-10',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof variants> & { asChild?: boolean };

/** A button, or with `asChild` a link that looks like one. */
export function Button({ className, variant, size, asChild, type, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return (
    <Element
      type={asChild ? undefined : (type ?? 'button')}
      className={cn(variants({ variant, size }), className)}
      {...props}
    />
  );
}
