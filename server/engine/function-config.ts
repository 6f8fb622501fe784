import { z } from 'zod';

/** What the app registers, in the form of `POST /fn/register` (SDK spec 4.3.2). */
export const registration = z.object({
  url: z.url(),
  appName: z.string().min(1),
  sdk: z.string(),
  deployId: z.string().optional(),
  functions: z.array(z.looseObject({ id: z.string().min(1) })),
});

const eventTrigger = z.strictObject({ event: z.string().min(1), expression: z.string().optional() });
const cronTrigger = z.strictObject({ cron: z.string().min(1) });

const concurrency = z.strictObject({
  limit: z.number().int().min(0),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env', 'account']).optional(),
});

/** The options this engine honours. Whatever else a function asks for is refused: see `refusals`. */
export const functionConfig = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(z.union([eventTrigger, cronTrigger])),
  steps: z.strictObject({
    step: z.looseObject({
      retries: z.strictObject({ attempts: z.number().int().min(0).max(20).optional() }).optional(),
    }),
  }),
  concurrency: z.union([z.number().int().min(0), concurrency, z.array(concurrency)]).optional(),
  cancel: z
    .array(z.strictObject({ event: z.string().min(1), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  idempotency: z.string().optional(),
});

export type FunctionConfig = z.infer<typeof functionConfig>;
export type ConcurrencyLimit = z.infer<typeof concurrency>;

export const isCron = (trigger: FunctionConfig['triggers'][number]): trigger is { cron: string } => 'cron' in trigger;

/** The first call and its retries; the SDK's default is 3 retries. */
export const maxAttempts = (config: FunctionConfig): number => (config.steps.step.retries?.attempts ?? 3) + 1;

/** The limits of a function as a list; a limit of 0 is none. */
export function concurrencyLimits({ concurrency: option }: FunctionConfig): ConcurrencyLimit[] {
  const limits =
    typeof option === 'number' ? [{ limit: option }] : Array.isArray(option) ? option : option ? [option] : [];
  return limits.filter(({ limit }) => limit > 0);
}
