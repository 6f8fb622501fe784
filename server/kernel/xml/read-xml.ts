import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Outcome, ok, refuse } from '../outcome';

/** An element as it was read: its own text, its attributes as `@name`, its children by their name without a prefix. */
export type XmlElement = { '#text': string } & { [name: string]: XmlElement[] | string | undefined };

/** `message` is the ISO 20022 message that the namespace names (`camt.053.001.08`), where it names one. */
export type XmlDocument = { root: XmlElement; message: string | null };

/** Enough for a statement of some ten thousand entries, which take seconds: read it in a job, not while somebody waits. */
const maxXmlBytes = 16 * 1024 * 1024;

/**
 * Reads an XML document that somebody else wrote. Text stays text: no number is made of it, so none is rounded. A document
 * type is refused, since with it come entities that read files or fill the memory; so is what is too large, nested too
 * deeply, not well-formed, or not in an encoding that banks use.
 */
export function readXml(bytes: Uint8Array, rootName = 'Document'): Outcome<XmlDocument> {
  if (bytes.length > maxXmlBytes) {
    return refuse(
      'file_too_large',
      `The file is larger than ${maxXmlBytes / 1024 / 1024} MiB: ask the bank for shorter periods.`,
    );
  }
  const decoded = decode(bytes);
  if (decoded === null)
    return malformed('its bytes are not text in the encoding that it names (UTF-8 unless it says so)');
  if (/<!DOCTYPE|<!ENTITY/i.test(decoded)) return malformed('it has a document type, which bank messages never have');
  const text = withoutCharacterReferences(decoded);
  if (text === null) return malformed('it refers to a character that does not exist');
  const entity = /&(?!(?:amp|lt|gt|quot|apos);)[\w#.-]{0,20};?/.exec(text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''));
  if (entity) return malformed(`"${entity[0]}" stands in it where "&amp;" or another of XML's own names should`);
  const validity = XMLValidator.validate(text);
  if (validity !== true) return malformed(`line ${validity.err.line}: ${validity.err.msg}`);
  return parse(text, rootName);
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  alwaysCreateTextNode: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 64,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

function parse(text: string, rootName: string): Outcome<XmlDocument> {
  let document: Record<string, XmlElement[]>;
  try {
    document = parser.parse(text) as Record<string, XmlElement[]>;
  } catch (error) {
    // The parser throws for what is nested too deeply, and for names that would reach into JavaScript's objects.
    return malformed(error instanceof Error ? error.message : 'it cannot be read');
  }
  const [root, ...more] = document[rootName] ?? [];
  if (!root || more.length > 0) return malformed(`it is not one <${rootName}>: is it the bank's XML file itself?`);
  const namespace =
    /xmlns(?::[\w.-]+)?\s*=\s*["']urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3}\.\d{2})["']/.exec(text);
  return ok({ root, message: namespace?.[1] ?? null });
}

/** The children along a path of names: `childrenOf(entry, 'NtryDtls', 'TxDtls')` are those of all details. */
export function childrenOf(element: XmlElement | undefined, ...path: string[]): XmlElement[] {
  let found = element ? [element] : [];
  for (const name of path) {
    found = found.flatMap((each) => {
      const children = Object.hasOwn(each, name) ? each[name] : undefined;
      return Array.isArray(children) ? children : [];
    });
  }
  return found;
}

/** The first child along a path of names. */
export const childOf = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  childrenOf(element, ...path)[0];

/** The text of the first child along a path, without blanks around it; null where there is none, or nothing in it. */
export const textOf = (element: XmlElement | undefined, ...path: string[]): string | null =>
  childOf(element, ...path)?.['#text'].trim() || null;

export function attributeOf(element: XmlElement | undefined, name: string): string | null {
  const value = element?.[`@${name}`];
  return typeof value === 'string' ? value : null;
}

function decode(bytes: Uint8Array): string | null {
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding =
    /^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!['utf-8', 'utf8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252'].includes(encoding)) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Puts the characters in place of `&#228;` and `&#xE4;`, except the five that XML needs by name. */
function withoutCharacterReferences(text: string): string | null {
  let exists = true;
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
  const replaced = text.replace(/&#(?:x([\da-f]{1,8})|(\d{1,10}));/gi, (_reference, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code === 0 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)) {
      exists = false;
      return '';
    }
    const character = String.fromCodePoint(code);
    return names[character] ?? character;
  });
  return exists ? replaced : null;
}

const malformed = (reason: string): Outcome<never> =>
  refuse('invalid_input', `The file is not XML that can be read: ${reason}.`);
