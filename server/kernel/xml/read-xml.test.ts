import { describe, expect, test } from 'vitest';
import { unwrap } from '../outcome';
import { attributeOf, childOf, childrenOf, readXml, textOf } from './read-xml';
import { element, optional, writeMessage } from './write-xml';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rootOf = (text: string) => unwrap(readXml(bytesOf(text))).root;

describe('reading XML', () => {
  test('finds elements by their names, whatever prefix the bank gives them', () => {
    const { root, message } = unwrap(
      readXml(
        bytesOf(
          '<?xml version="1.0"?><!-- a note --><n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">' +
            '<n:A><n:B Ccy="EUR"> 0010.50 </n:B><n:B/></n:A><n:A><n:B>7</n:B></n:A></n:Document>',
        ),
      ),
    );
    expect(message).toBe('camt.053.001.08');
    expect(childrenOf(root, 'A', 'B').map((each) => textOf(each))).toEqual(['0010.50', null, '7']);
    expect(attributeOf(childOf(root, 'A', 'B'), 'Ccy')).toBe('EUR');
    expect(childrenOf(root, 'toString')).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['a &amp; b &lt;c&gt; &quot;d&quot; &apos;', 'a & b <c> "d" \'', 'the five names of XML'],
    ['&#228;&#xE4;&#x1F3E6;', 'ää🏦', 'characters by number'],
    ['&#38;lt;', '&lt;', 'what stands for an ampersand begins no name'],
    ['<![CDATA[a < b & c]]>', 'a < b & c', 'as it stands'],
    ['1e3', '1e3', 'no number is made of text'],
  ])('reads %s as %s: %s', (written, text) => {
    expect(textOf(rootOf(`<Document><A>${written}</A></Document>`), 'A')).toBe(text);
  });

  test('reads the encodings that banks use', () => {
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><Document><A>Müller</A></Document>',
      'latin1',
    );
    expect(textOf(unwrap(readXml(latin)).root, 'A')).toBe('Müller');
    const marked = bytesOf('\ufeff<?xml version="1.0" encoding="UTF-8"?><Document><A>Müller</A></Document>');
    expect(textOf(unwrap(readXml(marked)).root, 'A')).toBe('Müller');
  });

  const deep = (depth: number) => `${'<A>'.repeat(depth)}${'</A>'.repeat(depth)}`;
  const laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Document>&b;</Document>';
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'Start tag expected'],
    ['another kind of file', 'a,b,c', 'not expected'],
    ['a tag that is not closed', '<Document><A></Document>', 'line 1'],
    ['two roots', '<Document/><Document/>', 'not one <Document>'],
    ['another root', '<Envelope/>', 'not one <Document>'],
    ['entities of its own', laughs, 'document type'],
    ['a file of this machine', '<!doctype d SYSTEM "file:///etc/passwd"><Document/>', 'document type'],
    ['a name that is not XML’s', '<Document>&nbsp;</Document>', '"&nbsp;"'],
    ['a bare ampersand', '<Document>a & b</Document>', '"&"'],
    ['half a character by number', '<Document>&#xD800;</Document>', 'does not exist'],
    ['the end of text by number', '<Document>&#0;</Document>', 'does not exist'],
    ['what is nested too deeply', `<Document>${deep(100)}</Document>`, 'nested'],
    ['a name of JavaScript', '<Document><__proto__>x</__proto__></Document>', '__proto__'],
    ['bytes that are not UTF-8', Buffer.from('<Document>\u00e4</Document>', 'latin1'), 'encoding'],
    ['an encoding that no bank uses', '<?xml version="1.0" encoding="UTF-7"?><Document/>', 'encoding'],
  ])('refuses %s', (_what, written, message) => {
    const read = readXml(typeof written === 'string' ? bytesOf(written) : written);
    expect(read).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', message: expect.stringContaining(message) },
    });
  });

  test('refuses what is too large before it looks at it', () => {
    expect(readXml(new Uint8Array(17 * 1024 * 1024))).toMatchObject({ ok: false, refusal: { code: 'file_too_large' } });
  });
});

describe('writing XML', () => {
  test('reads back as it was meant, marks and all', () => {
    const text = '<a href="x">&amp; \'b\' ]]> ä🏦';
    const written = writeMessage(
      'pain.001.001.09',
      element('A', [element('B', text, { of: text }), optional('C', ''), optional('D', null), element('E', '\u0000x')]),
    );
    const { root, message } = unwrap(readXml(written));
    expect(message).toBe('pain.001.001.09');
    expect(textOf(root, 'A', 'B')).toBe(text);
    expect(attributeOf(childOf(root, 'A', 'B'), 'of')).toBe(text);
    expect(childOf(root, 'A', 'C') ?? childOf(root, 'A', 'D')).toBeUndefined();
    expect(textOf(root, 'A', 'E')).toBe('?x');
  });
});
