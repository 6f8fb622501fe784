import { inflateSync } from 'node:zlib';

/** What a reader of the file would copy from it. */
export const textOf = (pdf: Buffer): string =>
  piecesOf(pdf)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

/** A piece of text, and how far right of and above the page's lower left corner it begins, in points. */
type Piece = { text: string; x: number; y: number };

/** Each piece of text, page after page: its letters by the tables of its fonts, its place by the matrices around it. */
function piecesOf(pdf: Buffer): Piece[] {
  const objects = new Map<string, string>();
  for (const [, id, body] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs))
    objects.set(id as string, body as string);
  const streamOf = (body: string): string => {
    const found = /stream\n(.*)\nendstream/s.exec(body)?.[1] ?? '';
    return body.includes('/FlateDecode') ? inflateSync(Buffer.from(found, 'latin1')).toString('latin1') : found;
  };
  const all = [...objects.values()];
  const letters = new Map<string, string[]>();
  for (const body of all)
    for (const [, name, font] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font as string) ?? '')?.[1];
      if (table) letters.set(name as string, lettersOf(streamOf(objects.get(table) as string)));
    }
  const pieces: Piece[] = [];
  for (const body of all.filter((text) => text.includes('stream') && !text.includes('/Length1'))) {
    let font = '';
    let around = asItIs;
    let ofText = asItIs;
    const outer: Matrix[] = [];
    for (const [what, name, shown, numbers, sets] of streamOf(body).matchAll(operations)) {
      if (what === 'q') outer.push(around);
      else if (what === 'Q') around = outer.pop() ?? asItIs;
      else if (name) font = name;
      else if (sets === 'cm') around = within(matrixOf(numbers as string), around);
      else if (sets === 'Tm') ofText = matrixOf(numbers as string);
      else {
        const [, , , , x, y] = within(ofText, around);
        pieces.push({ text: decode(shown as string, letters.get(font) ?? []), x, y });
      }
    }
  }
  return pieces;
}

/** The numbers of pages that stand in the lower margin of an A4 page, where they can be seen. */
export const footsOf = (pdf: Buffer): string[] =>
  piecesOf(pdf)
    .filter(({ text, x, y }) => text.startsWith('Page ') && x > 0 && x < 560 && y > 20 && y < 64)
    .map(({ text }) => text);

type Matrix = readonly [a: number, b: number, c: number, d: number, x: number, y: number];
const asItIs: Matrix = [1, 0, 0, 1, 0, 0];
const operations = /^(?:q|Q|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|((?:[-\d.]+ ){6})(cm|Tm))$/gm;
const matrixOf = (numbers: string) => numbers.trim().split(' ').map(Number) as unknown as Matrix;
const within = ([a, b, c, d, x, y]: Matrix, [A, B, C, D, X, Y]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  x * A + y * C + X,
  x * B + y * D + Y,
];

/** The letters of a font by the numbers under which its glyphs are shown. */
const lettersOf = (table: string): string[] =>
  [...table.matchAll(/\[([^\]]*)\]/g)].flatMap(([, range]) =>
    [...(range as string).matchAll(/<([0-9a-fA-F ]*)>/g)].map(([, code]) =>
      Buffer.from((code as string).replaceAll(' ', ''), 'hex')
        .swap16()
        .toString('utf16le'),
    ),
  );

const decode = (shown: string, letters: string[]): string =>
  [...shown.matchAll(/<([0-9a-f]*)>/g)]
    .flatMap(([, glyphs]) => (glyphs as string).match(/.{4}/g) ?? [])
    .map((glyph) => letters[Number.parseInt(glyph, 16)] ?? '?')
    .join('');
