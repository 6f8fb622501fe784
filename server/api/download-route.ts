import type { z } from 'zod';
import type { Actor, Permission } from '@/server/identity/door';
import type { Outcome } from '@/server/kernel/outcome';
import type { Download } from '@/server/platform/download';

/** A file that people download from a page: a path, what it asks of its caller, and the shape of its query. */
export type DownloadRoute = {
  path: string;
  access: Permission;
  input: z.ZodType;
  open(actor: Actor | null, input: unknown): Promise<Outcome<Download>>;
};

/** Ties a download to the type of its input. */
export const downloadRoute = <Input extends z.ZodType>(
  route: Omit<DownloadRoute, 'input' | 'open'> & {
    input: Input;
    open(actor: Actor | null, input: z.infer<Input>): Promise<Outcome<Download>>;
  },
): DownloadRoute => ({ ...route, open: (actor, input) => route.open(actor, input as z.infer<Input>) });
