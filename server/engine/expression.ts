import { createHash } from 'node:crypto';
import { Environment, EvaluationError, type ParseResult } from '@marcbachmann/cel-js';

/** The variables an expression sees: the event that started the run, and the one that is matched against it. */
export type ExpressionContext = { event: unknown; async?: unknown };

const environment = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('event', 'dyn')
  .registerVariable('async', 'dyn');

const parsed = new Map<string, ParseResult>();

/** @returns what is wrong with the expression, or undefined */
export function expressionProblem(expression: string): string | undefined {
  try {
    const check = parse(expression).check();
    return check.valid ? undefined : firstLine(check.error);
  } catch (error) {
    return firstLine(error);
  }
}

/** Whether the expression holds. One that cannot be evaluated on these events (`1 > "a"`) does not. */
export function matches(expression: string | null | undefined, context: ExpressionContext): boolean {
  if (!expression) return true;
  try {
    return evaluate(expression, context) === true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

/**
 * The text of what the expression comes to on this event, for keys (`event.data.merchantId`); '' when it has no value.
 * A long one, or one that a text column cannot hold, is replaced by its hash.
 */
export function keyOf(expression: string, event: unknown): string {
  const key = textOf(expression, event);
  return key.length > 200 || key.includes('\0') ? createHash('sha256').update(key).digest('hex') : key;
}

function textOf(expression: string, event: unknown): string {
  try {
    const value = evaluate(expression, { event });
    if (value === null || value === undefined) return '';
    if (typeof value !== 'object') return String(value);
    return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}` : item));
  } catch (error) {
    if (error instanceof EvaluationError) return '';
    throw error;
  }
}

function evaluate(expression: string, { event, async = null }: ExpressionContext): unknown {
  const program = parse(expression);
  try {
    return program({ event, async });
  } catch (error) {
    // Inngest reads a field that is not there as null (`event.data.kind != "test"` holds without a kind); CEL refuses it.
    if (error instanceof EvaluationError && error.message.startsWith('No such key')) {
      return program({ event: withNulls(event), async: withNulls(async) });
    }
    throw error;
  }
}

function parse(expression: string): ParseResult {
  let program = parsed.get(expression);
  if (!program) {
    program = environment.parse(expression);
    // Steps can make expressions out of data, without end.
    if (parsed.size > 1000) parsed.clear();
    parsed.set(expression, program);
  }
  return program;
}

function withNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return new Proxy(value, {
    get: (target, key) =>
      withNulls(Reflect.get(target, key) ?? (typeof key === 'string' && !(key in target) ? null : undefined)),
    getOwnPropertyDescriptor: (target, key) =>
      Reflect.getOwnPropertyDescriptor(target, key) ?? { value: null, configurable: true, enumerable: false },
  });
}

const firstLine = (error: unknown): string => (error as Error).message.split('\n')[0] ?? '';
