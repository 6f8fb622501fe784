import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Access } from '@/server/identity/door';
import type { Outcome, Refusal } from '@/server/kernel/outcome';
import { RefusedError, refuse } from '@/server/kernel/outcome';
import { isDatabaseAway } from '@/server/platform/database-away';
import type { Caller } from './authenticate-request';
import { fieldErrors } from './field-errors';
import { refusalStatus } from './refusal-status';
import type { LimitClass } from './rest-route';
import { unkeepableText } from './unkeepable-text';

/** What a procedure asks of its caller, and the class of its limit: `read` for queries, `write` for mutations if none. */
export type ProcedureMeta = { access: Access; limit?: LimitClass };

const t = initTRPC
  .context<Caller>()
  .meta<ProcedureMeta>()
  .create({
    // The caller gets the refusal as it is; of a bug it learns nothing but that it was one.
    errorFormatter({ shape, error }) {
      const refusal = refusalOf(error);
      const message =
        refusal?.message ??
        (error.code === 'INTERNAL_SERVER_ERROR' ? 'Something went wrong on our side.' : shape.message);
      return { ...shape, message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, refusal } };
    },
  });

export const router = t.router;
const checkedProcedure = t.procedure.use(async ({ getRawInput, next }) => {
  const fields = unkeepableText(await getRawInput());
  if (fields.length > 0) answer(refuse('invalid_input', 'The input is not valid.', { fields }));
  const result = await next();
  if (!result.ok && isDatabaseAway(result.error.cause))
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'The database is away: try again in a moment.' });
  return result;
});

/** A procedure, with what it asks of its caller: its use case enforces it, and the tests hold it against the table. */
export const procedure = (access: Access, limit?: LimitClass) =>
  checkedProcedure.meta(limit === undefined ? { access } : { access, limit });

/** The value of an outcome, or its refusal as an error of tRPC. */
export function answer<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, message } = outcome.refusal;
  throw new TRPCError({ code: refusalStatus[code].trpc, message, cause: new RefusedError(outcome.refusal) });
}

function refusalOf(error: TRPCError): Refusal | null {
  if (error.cause instanceof RefusedError) return error.cause.refusal;
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
    return { code: 'invalid_input', message: 'The input is not valid.', fields: fieldErrors(error.cause) };
  }
  return null;
}
