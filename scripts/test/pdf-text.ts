import { inflateSync } from 'node:zlib';

/** What a reader of the file would copy from it: the letters of each piece of text, by the tables of its fonts. */
export function textOf(pdf: Buffer): string {
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
  const pieces: string[] = [];
  for (const body of all.filter((text) => text.includes('stream') && !text.includes('/Length1'))) {
    let font = '';
    for (const [, name, shown] of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = name;
      else pieces.push(decode(shown as string, letters.get(font) ?? []));
    }
  }
  return pieces.join(' ').replace(/\s+/g, ' ');
}

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
