import type { FieldError } from '@/server/kernel/outcome';

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 200;
/** Guesses that a password must withstand, as a power of ten. */
const MIN_GUESSES_LOG10 = 9;
/** Beyond it more characters only cost time. */
const LENGTH_JUDGED = 100;

/**
 * What keeps a password from being taken, as field errors that say what to do: none when it is good. A password that is
 * known from breaches, easily guessed, or made of the person's own name and address is refused, whatever signs it has.
 */
export async function checkPassword(
  password: string,
  person: { email: string; name: string },
  field = 'password',
): Promise<FieldError[]> {
  const refuseWith = (message: string): FieldError[] => [{ field, message }];
  // As people count: a sign outside the basic plane is one.
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH)
    return refuseWith(
      `must have at least ${MIN_PASSWORD_LENGTH} characters: a few words in a row are easy to remember`,
    );
  if (length > MAX_PASSWORD_LENGTH) return refuseWith(`must have at most ${MAX_PASSWORD_LENGTH} characters`);

  const { check, common } = await judge();
  if (common.has(password.toLowerCase()))
    return refuseWith('is in lists of stolen passwords: choose one that nobody else uses');
  const { guessesLog10 } = check(password.slice(0, LENGTH_JUDGED), wordsOf(person));
  if (guessesLog10 >= MIN_GUESSES_LOG10) return [];
  return refuseWith(
    'is too easy to guess: leave out names, years and rows of keys, and add one or two unrelated words',
  );
}

type Judge = {
  check(password: string, words: string[]): { guessesLog10: number };
  common: ReadonlySet<string>;
};

let loaded: Promise<Judge> | undefined;
/** Half a megabyte of dictionaries, loaded when the first password is chosen. */
const judge = (): Promise<Judge> => {
  loaded ??= load();
  return loaded;
};

async function load(): Promise<Judge> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const strength = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return {
    check: (password, words) => strength.check(password, words),
    common: new Set(dictionary['passwords-common']),
  };
}

/** What somebody who knows the person would try first. */
const wordsOf = ({ email, name }: { email: string; name: string }): string[] =>
  ['countinghouse', email, name, ...email.split(/[@.+_-]/), ...name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2);
