import { cronProblem } from './cron-schedule';
import { parseDurationMs } from './duration';
import { expressionProblem } from './expression';
import { type FunctionConfig, functionConfig, isCron } from './function-config';

// What each option would change if it were ignored is why it is refused.
const UNSUPPORTED: Record<string, string> = {
  batchEvents: 'event batches',
  rateLimit: 'rate limits',
  throttle: 'throttling',
  debounce: 'debouncing',
  priority: 'priorities',
  timeouts: 'run time-outs',
  singleton: 'singletons',
};

/**
 * Reads a function's configuration, or says what in it this engine cannot honour. Nothing is ever ignored: a limit that
 * silently did not hold would be found out by what it was there to prevent.
 */
export function readFunctionConfig(raw: { id: string }): { config: FunctionConfig } | { problems: string[] } {
  const problems = Object.entries(UNSUPPORTED)
    .filter(([option]) => option in raw)
    .map(([option, what]) =>
      refusal(raw.id, option, `the embedded engine has no ${what}; remove it or use an Inngest server`),
    );
  const known = Object.fromEntries(Object.entries(raw).filter(([option]) => !(option in UNSUPPORTED)));
  const parsed = functionConfig.safeParse(known);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map((issue) => refusal(raw.id, issue.path.join('.') || 'configuration', issue.message)),
    );
    return { problems };
  }
  problems.push(...valueProblems(parsed.data));
  return problems.length > 0 ? { problems } : { config: parsed.data };
}

function valueProblems(config: FunctionConfig): string[] {
  const problems: string[] = [];
  const expect = (option: string, problem: string | undefined) => {
    if (problem) problems.push(refusal(config.id, option, problem));
  };
  for (const trigger of config.triggers) {
    if (isCron(trigger)) expect(`cron "${trigger.cron}"`, cronProblem(trigger.cron));
    else if (trigger.expression) expect(`trigger if "${trigger.expression}"`, expressionProblem(trigger.expression));
  }
  const { concurrency, cancel = [], idempotency } = config;
  for (const { key, scope = 'fn' } of Array.isArray(concurrency)
    ? concurrency
    : typeof concurrency === 'object'
      ? [concurrency]
      : []) {
    if (key) expect(`concurrency key "${key}"`, expressionProblem(key));
    else if (scope !== 'fn') expect('concurrency', `the scope "${scope}" needs a key`);
  }
  for (const { if: expression, timeout } of cancel) {
    if (expression) expect(`cancelOn if "${expression}"`, expressionProblem(expression));
    if (timeout && !/^\d{4}-/.test(timeout) && parseDurationMs(timeout) === undefined) {
      expect('cancelOn', `the timeout "${timeout}" is neither a duration nor a date`);
    }
  }
  if (idempotency) expect(`idempotency "${idempotency}"`, expressionProblem(idempotency));
  return problems;
}

const refusal = (functionId: string, option: string, problem: string): string =>
  `function "${functionId}", option ${option}: ${problem}`;
