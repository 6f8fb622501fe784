/** What stands in an element: text, or elements in their order. What is null is left out. */
export type XmlContent = string | (XmlPart | null)[];
export type XmlPart = { name: string; content: XmlContent; attributes: Record<string, string> };

export const element = (name: string, content: XmlContent, attributes: Record<string, string> = {}): XmlPart => ({
  name,
  content,
  attributes,
});

/** The element, or null where there is nothing to say. */
export const optional = (name: string, text: string | null | undefined): XmlPart | null =>
  text ? element(name, text) : null;

/** A whole ISO 20022 message (`pain.001.001.09`) in UTF-8, indented for people. */
export function writeMessage(message: string, content: XmlPart): Uint8Array {
  const document = element('Document', [content], { xmlns: `urn:iso:std:iso:20022:tech:xsd:${message}` });
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(document, '', lines);
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function write({ name, content, attributes }: XmlPart, indent: string, lines: string[]): void {
  const start = Object.entries(attributes).reduce((tag, [key, value]) => `${tag} ${key}="${escaped(value)}"`, name);
  if (typeof content === 'string') {
    lines.push(`${indent}<${start}>${escaped(content)}</${name}>`);
    return;
  }
  lines.push(`${indent}<${start}>`);
  for (const part of content) if (part) write(part, `${indent}  `, lines);
  lines.push(`${indent}</${name}>`);
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 has no way to write, such as a NUL, become a question mark. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '?')
    .replace(/[&<>"]/g, (character) => names[character] ?? character);
