/**
 * Makes many calls that come at the same moment one: what comes while `mostUnderWay` are under way waits, and then goes
 * together, up to `mostTogether` of them. A call that comes alone goes at once and alone.
 *
 * Where `doAll` fails by what the database found wrong (and so had no effect), each is tried alone, so that only the one to
 * blame fails. Where it is not known what came of it, all of them fail.
 *
 * @param doAll gives an answer for each, in their order
 */
export function together<Asked, Answer>(
  doAll: (asked: Asked[]) => Promise<Answer[]>,
  mostTogether: number,
  mostUnderWay: number,
): (asked: Asked) => Promise<Answer> {
  type Call = { asked: Asked; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  const waiting: Call[] = [];
  let underWay = 0;

  async function go(calls: Call[]): Promise<void> {
    try {
      const answers = await doAll(calls.map(({ asked }) => asked));
      for (const [n, { resolve }] of calls.entries()) resolve(answers[n] as Answer);
    } catch (error) {
      if (calls.length > 1 && isRefusal(error)) for (const call of calls) await go([call]);
      else for (const { reject } of calls) reject(error);
    }
  }

  async function next(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) await go(waiting.splice(0, mostTogether));
    underWay -= 1;
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (underWay < mostUnderWay) void next();
    });
}

/** By the code of a statement that was refused and rolled back: constraints (23), data (22), deadlocks and their like (40). */
const isRefusal = (error: unknown): boolean => /^(22|23|40)/.test(String((error as { code?: unknown }).code));
