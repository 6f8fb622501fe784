/**
 * The characters that every bank of SEPA takes: EPC132-08, "Character Set" (customer-to-PSP implementation guidelines of
 * the credit transfer), and how others become one of them: EPC217-08, "SEPA requirements for an extended character set,
 * best practices". There a letter loses its accent (Ä → A, ß → s), Greek and Bulgarian letters become Latin ones, and what
 * has no counterpart becomes a full stop.
 */
export function epcText(text: string, maxLength: number): string {
  let written = '';
  for (const character of text.normalize('NFC')) written += isEpc(character) ? character : converted(character);
  return written.replace(/ +/g, ' ').trim().slice(0, maxLength).trimEnd();
}

/** Whether something is left that a reader can tell one party from another by: `日本` becomes `..`. */
export const hasLetterOrDigit = (text: string): boolean => /[A-Za-z0-9]/.test(text);

/**
 * What is wrong with an identifier (message, payment, end to end), or null. Identifiers are never converted: what comes
 * back from the bank must be what was sent. EPC132-08: of the character set, and no slash at either end nor two in a row.
 */
export function referenceProblem(reference: string, maxLength = 35): string | null {
  if (reference === '') return 'is empty';
  if (reference.length > maxLength) return `is longer than ${maxLength} characters`;
  if (reference.trim() !== reference) return 'has blanks around it';
  if ([...reference].some((character) => !isEpc(character))) {
    return "has a character that banks do not take: use letters without accents, digits, blanks and / - ? : ( ) . , ' +";
  }
  if (reference.startsWith('/') || reference.endsWith('/')) return 'begins or ends with a slash';
  if (reference.includes('//')) return 'has two slashes in a row';
  return null;
}

const isEpc = (character: string): boolean => /^[A-Za-z0-9/\-?:().,'+ ]$/.test(character);

function converted(character: string): string {
  const known = fromTable(character);
  if (known !== undefined) return known;
  if (/^\s$/u.test(character) || /^\p{Cc}$/u.test(character)) return ' ';
  // Marks and invisible characters say nothing on their own.
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return '';
  const parts = [...character.normalize('NFKD')].filter((part) => !/^\p{M}$/u.test(part));
  if (parts.length === 0 || (parts.length === 1 && parts[0] === character)) return '.';
  return parts.map((part) => (isEpc(part) ? part : (fromTable(part) ?? '.'))).join('');
}

function fromTable(character: string): string | undefined {
  const small = character.toLowerCase();
  const latin = table.get(small);
  if (latin === undefined || small === character) return latin;
  return latin.slice(0, 1).toUpperCase() + latin.slice(1);
}

const pairs = (text: string): [string, string][] =>
  text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as [string, string]);

const table = new Map<string, string>([
  // Marks.
  ...pairs("&+ _- –- —- −- ~- `' ´' ’' ‘' ‚' \"' “' ”' „' «' »' [( {( <( ]) }) >) \\/ |/ ;, €E £L"),
  // Latin letters that are more than a letter and its accent.
  ...pairs('ßs æae œoe øo đd ðd þth łl ıi ħh ŧt ŋn ĸk'),
  // Greek, as ELOT 743 writes it.
  ...pairs('αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo'),
  // Bulgarian (its law on transliteration), and what Ukrainian, Russian, Serbian and Macedonian have besides.
  ...pairs('аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsht ъa ьy юyu яya'),
  ...pairs('ёe ыy эe іi їyi єye ґg ђdj јj љlj њnj ћc џdzh ѓgj ќkj ѕdz'),
]);
