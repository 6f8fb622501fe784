import { join } from 'node:path';
import { Font } from '@react-pdf/renderer';

/** The font of the screens, embedded: what a PDF reader brings along has no letters beyond western Europe. */
const FAMILY = 'Geist';
const weights = { 400: 'Geist-Regular.ttf', 600: 'Geist-SemiBold.ttf' };

Font.register({
  family: FAMILY,
  fonts: Object.entries(weights).map(([weight, file]) => ({
    src: join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans', file),
    fontWeight: Number(weight),
  })),
});
// Names and amounts are never cut by a hyphen.
Font.registerHyphenationCallback((word) => [word]);

/** What every font that is read from a file can tell; the types of the package leave it out. */
type Face = {
  characterSet: number[];
  hasGlyphForCodePoint(point: number): boolean;
  glyphForCodePoint(point: number): unknown;
};

type DocumentFont = {
  family: string;
  /** A text without what the font has no letters for. */
  drawable(text: string): string;
};
let loaded: Promise<DocumentFont> | undefined;

/** The font of documents, which has Latin and Cyrillic letters; read from its files once. */
export const documentFont = (): Promise<DocumentFont> => {
  loaded ??= load();
  return loaded;
};

async function load(): Promise<DocumentFont> {
  const faces: Face[] = [];
  for (const weight of Object.keys(weights)) {
    const descriptor = { fontFamily: FAMILY, fontWeight: Number(weight) };
    await Font.load(descriptor);
    const face = Font.getFont(descriptor)?.data as unknown as Face;
    // A glyph that is first met as a part of another one never learns its letter, and could not be copied from the file.
    for (const point of face.characterSet) face.glyphForCodePoint(point);
    faces.push(face);
  }
  const has = (letter: string) => faces.every((face) => face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  return { family: FAMILY, drawable: (text) => [...text.normalize('NFC')].filter(has).join('') };
}
