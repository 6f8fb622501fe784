import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((value) => value === '1' || value === 'true');

const perMinute = (points: number) => z.coerce.number().int().min(1).max(10_000_000).default(points);

const shape = z.object({
  /** The application's role: owns nothing, cannot change the schema. */
  DATABASE_URL: z.string().startsWith('postgres'),
  /** Connections of this process to the database. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** Where files are kept (uploads, exports). */
  DATA_DIR: z.string().default('.data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address at which people and jobs reach the web process. */
  APP_URL: z.url().default('http://localhost:3000'),
  /** Proxies of our own in front of the web process: so many entries of `X-Forwarded-For` are theirs. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  NEXTAUTH_SECRET: z.string().min(32, 'at least 32 characters: run `openssl rand -base64 32`'),
  /** Encrypts what must be read back (authenticators' secrets, bank accounts): 32 bytes. Without it they are lost. */
  ENCRYPTION_KEY: z
    .string()
    .regex(/^([0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/, '32 bytes in hex or base64: run `openssl rand -hex 32`'),
  /** Single sign-on by OpenID Connect, for people who are there already; without an issuer there is none. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What its button says after "Continue with". */
  OIDC_NAME: z.string().min(1).default('single sign-on'),
  /** The provider asks everybody for a second factor, so that ours is not asked for again. */
  OIDC_SECOND_FACTOR: flag,
  /** Signs the heads of the audit's chains (Ed25519): 32 bytes, kept away from whoever can change the database. */
  AUDIT_SIGNING_KEY: z.string().regex(/^[0-9a-fA-F]{64}$/, '32 bytes in hex: run `openssl rand -hex 32`'),
  /** The job engine: the embedded one, a self-hosted Inngest server or Inngest Cloud. */
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().min(1).optional(),
  INNGEST_SIGNING_KEY: z.string().min(1).optional(),
  /** The mail server, `smtp://user:password@host:587`; without one mails stay on the page of mails. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  /** The sender of mails. */
  MAIL_FROM: z
    .string()
    .includes('@', 'must be an address, such as billing@example.org')
    .default('Countinghouse <no-reply@localhost>'),
  /** Who sends the invoices, as it stands on them: its name, the lines of its address, its tax number. */
  SELLER_NAME: z.string().min(1).default('Countinghouse'),
  SELLER_ADDRESS: z
    .string()
    .default('')
    .transform((lines) => lines.split('|').flatMap((line) => line.trim() || [])),
  SELLER_TAX_ID: z.string().min(1).optional(),
  /** Webhooks may be sent to any address, also over http: for development. */
  WEBHOOKS_ALLOW_PRIVATE: flag,
  /** The ports that webhooks may be sent to. */
  WEBHOOKS_PORTS: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/, 'port numbers with commas between them')
    .default('443')
    .transform((ports) => ports.split(',').map(Number)),
  /** Demo data and logins. Never in production. */
  DEMO: flag,
  /** Merchants that a run calculates in one transaction: how long new payables of one of them may have to wait. */
  RUN_BATCH_MERCHANTS: z.coerce.number().int().min(1).max(100_000).default(2_000),
  /**
   * How long after its confirmation an order counts as delivered, where its merchant has no time of its own: 60 seconds in
   * a demo, or else three days, within which most parcels arrive.
   */
  ORDER_DELIVERY_SECONDS: z.coerce.number().int().min(0).max(31_536_000).optional(),
  /** Calls that one caller (a key, a person) may make in a minute, by what they cost; and an address without either. */
  RATE_LIMIT_READ: perMinute(12_000),
  RATE_LIMIT_WRITE: perMinute(6_000),
  RATE_LIMIT_HEAVY: perMinute(120),
  RATE_LIMIT_ANONYMOUS: perMinute(300),
  /** What `/metrics` asks of whoever collects figures: `Authorization: Bearer …`. A platform key does as well. */
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** Who takes card payments: the simulator, which moves no money, or Stripe. */
  PAYMENT_PROVIDER: z.enum(['simulator', 'stripe']).default('simulator'),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  /** Where Stripe's API is; another address for tests. */
  STRIPE_API_URL: z.url().default('https://api.stripe.com'),
  /** How payouts leave: the demo’s bank, which moves no money, or `none`: in files alone. Without it, by DEMO. */
  PAYOUT_PROVIDER: z.enum(['simulator', 'none']).optional(),
  /** How often the simulator fails, as rates: `declined=0.05,network_error=0.02,timeout=0.01,slow=0.1`. */
  SIMULATOR_FAULTS: z
    .string()
    .regex(/^([a-z_]+=(0|1|0?\.\d+)(,|$))*$/, 'must be rates such as declined=0.05,timeout=0.01')
    .default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** What is fine for a demo on one's own machine, and would leave a real installation open. */
const schema = shape.superRefine((given, { addIssue }) => {
  if (given.PAYMENT_PROVIDER === 'stripe' && given.STRIPE_SECRET_KEY === undefined)
    addIssue({
      code: 'custom',
      path: ['STRIPE_SECRET_KEY'],
      message: 'Stripe takes the payments, so its key is needed',
    });
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
    if (given.OIDC_ISSUER && !given[name])
      addIssue({ code: 'custom', path: [name], message: 'is needed beside OIDC_ISSUER' });
  if (given.DEMO) return;
  const refuse = (name: keyof typeof shape.shape, message: string) =>
    addIssue({ code: 'custom', path: [name], message: `${message} (or set DEMO=1, for a demo)` });
  if (given.PAYOUT_PROVIDER === 'simulator')
    refuse('PAYOUT_PROVIDER', 'would call merchants paid, and move no money: unset it, or set it to none');
  const { protocol, hostname } = new URL(given.APP_URL);
  if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    refuse('APP_URL', 'people sign in there, so it must begin with https://');
  if (given.WEBHOOKS_ALLOW_PRIVATE)
    refuse('WEBHOOKS_ALLOW_PRIVATE', 'would let whoever enters an address reach this network: unset it');
  if (isGuessable(given.NEXTAUTH_SECRET))
    refuse('NEXTAUTH_SECRET', 'is an example, not a secret: run `openssl rand -base64 32`');
  if (isGuessable(given.AUDIT_SIGNING_KEY))
    refuse('AUDIT_SIGNING_KEY', 'is an example, not a key: run `openssl rand -hex 32`');
  if (isGuessable(given.ENCRYPTION_KEY))
    refuse('ENCRYPTION_KEY', 'is an example, not a key: run `openssl rand -hex 32`');
});

/** Words that stand in examples, or a handful of characters repeated. */
const isGuessable = (secret: string): boolean =>
  /change.?me|secret|password|example|demo/i.test(secret) || new Set(secret).size < 8;

export type Config = z.infer<typeof shape>;

let parsed: Config | undefined;

/** The validated environment. Throws once, at first use, with every variable that is missing or wrong. */
export function config(): Config {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration cannot be used. Set these environment variables:\n${lines.join('\n')}`);
  }
  parsed = result.data;
  return parsed;
}

/** Reads the environment anew at the next use: for a process that changes its database. */
export function resetConfig(): void {
  parsed = undefined;
}
