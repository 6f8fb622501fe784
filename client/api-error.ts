/** An error as the API tells it (RFC 9457). */
export type Problem = {
  status: number;
  /** Stable, for programs: `not_found`, `invalid_input`, … */
  code: string;
  title: string;
  /** For people. */
  detail: string;
  /** Of a 400: which fields are wrong. */
  errors?: { field: string; message: string }[];
  [fact: string]: unknown;
};

/** An answer that is no success. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    /** Null where what answered was no API of ours: a proxy, say. */
    readonly problem: Problem | null,
    readonly requestId: string | null,
  ) {
    super(problem ? `${problem.code}: ${problem.detail}` : `The answer was ${status}.`);
  }

  get code(): string | null {
    return this.problem?.code ?? null;
  }

  /** Limits, pauses, and a first request that is still at work: all of them pass. */
  get isWorthAnotherTry(): boolean {
    return this.status === 429 || this.status === 503 || this.code === 'idempotency_in_progress' || this.status === 502;
  }
}
