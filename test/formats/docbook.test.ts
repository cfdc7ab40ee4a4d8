import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Element, xml2js } from 'xml-js';
import { recommendedSettings } from '../../configuration/index.js';
import { ignoreHere, ignoreInFile, type LanguageId, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { neutralFor } from '../support/structure.js';
import { fixed, textsOf } from './texts.js';

const EXAMPLES: readonly (readonly [LanguageId, string])[] = [
  ['docbook', 'examples/handbook.dbk'],
  ['dita', 'examples/compost.dita'],
];
const UNREAD = /^(?:author|literal|programlisting|prolog|codeph)$/;
const neutral = neutralFor(recommendedSettings.glossary);
const parsed = (source: string) => xml2js(source, { compact: false }) as Element;
const wordsIn = (text: string): readonly string[] => text.match(/\p{L}{2,}/gu) ?? [];

/** The text of a document as xml-js reads it, without the elements whose text is none. */
function textIn({ type, name = '', text, elements = [] }: Element): string {
  if (type === 'text') return String(text);
  return UNREAD.test(name) || type === 'comment' ? ' ' : elements.map(textIn).join(' ');
}

/** All of a document but its words, as xml-js reads it. */
function structureOfXml(source: string): string {
  return JSON.stringify(parsed(source), function (this: unknown, name, value) {
    const element = value as Element;
    if (UNREAD.test(element?.name ?? '')) return JSON.stringify(element);
    return name === 'text' ? neutral(String(value)) : value;
  });
}

describe.each(EXAMPLES)('%s', (id, file) => {
  const example = fs.readFileSync(file, 'utf8');
  const again = (text: string) => review({ text, languageId: id }, recommendedSettings);
  const before = again(example);

  it('is read as the words that xml-js tells', () => {
    for (const text of [example, example.replaceAll('\n', '\r\n')])
      expect([...wordsIn(textsOf(text, id).join(' '))].sort()).toEqual([...wordsIn(textIn(parsed(example)))].sort());
  });

  it('is the same document after a fix but for its words', () => {
    for (const source of [example, example.replaceAll('\n', '\r\n')]) {
      const after = fixed(source, id);
      expect(after).not.toBe(source);
      expect(structureOfXml(after)).toBe(structureOfXml(source));
      expect(after.split('\n').length).toBe(source.split('\n').length);
      expect(fixed(after, id)).toBe(after);
    }
  });

  it('is silenced by comments, where they stand and in the whole file', () => {
    expect(before.findings.length).toBeGreaterThan(1);
    const reviewable = { document: { text: example, languageId: id }, review: before, again };
    for (const finding of before.findings)
      for (const insertion of [ignoreHere(reviewable, finding), ignoreInFile(reviewable, finding)]) {
        if (insertion === undefined) throw new Error('no comment can stand');
        const { findings, problems } = again(withInsertion(example, insertion));
        expect(findings.length).toBeLessThan(before.findings.length);
        expect(problems).toEqual([]);
      }
    const unused = again(
      example
        .replace('<!DOCTYPE', '<!-- distinguo-disable-line --><!DOCTYPE')
        .replace('<!-- The', '<!-- distinguo-disable-line --><!-- The'),
    );
    expect(unused.problems.map(({ code }) => code)).toEqual(['unused-directive']);
  });

  it('is read on where nothing closes, and nothing is read of nothing', () => {
    const paragraph = id === 'dita' ? 'p' : 'para';
    for (const open of ['<literal>', '<ul><li>', '<fn>', '<footnote>', '</p>', '<', '&', '<!--'])
      expect(textsOf(`<${paragraph}>the user</${paragraph}>${open}client`, id)[0]).toBe('the user');
    expect(textsOf('', id)).toEqual([]);
  });
});

describe('elements of documents in XML', () => {
  it('are what they are called, and stand where they stand', () => {
    const source =
      '<book><title>User</title><chapter><title>Clients</title><para>user</para><orderedlist><listitem><para>user</para></listitem><listitem><para>client<itemizedlist><listitem>user</listitem></itemizedlist></para></listitem></orderedlist><variablelist><varlistentry><term>client</term><listitem>user</listitem></varlistentry></variablelist><table><title>user</title><tbody><row><entry>x</entry><entry>user</entry></row><row><entry>client</entry></row></tbody></table><blockquote><para>user</para></blockquote></chapter></book>';
    expect(blocks(source, 'docbook')).toEqual([
      'title: User',
      'heading: Clients',
      'paragraph: user',
      'item: user',
      'item: client',
      'item: user',
      'term: client',
      'item: user',
      'cell: user',
      'cell: user',
      'cell: client',
      'paragraph: user',
    ]);
    const { proses } = reading(source, 'docbook');
    expect(proses.slice(3, 6).map(({ context: { list } }) => [list?.id, list?.item, list?.ordered])).toEqual([
      [0, 0, true],
      [0, 1, true],
      [1, 0, false],
    ]);
    expect(proses[10]?.context).toEqual({ headings: ['User', 'Clients'], table: { id: 3, row: 1, column: 0 } });
    expect(proses[11]?.context.quoted).toBe(true);
  });

  it.each<[LanguageId, string]>([
    [
      'docbook',
      'the user of ⟦<literal>user</literal>⟧ and ⟦<xref linkend="user"/>⟧, ⟦&user;⟧ and ⟦https://user.example⟧.',
    ],
    ['dita', 'the user of ⟦<codeph>user</codeph>⟧, ⟦<ph translate="no">user</ph>⟧ and ⟦user@a.example⟧.'],
  ])('leaves out what is no prose: %s', (id, marked) => {
    expect(seen(`<p>${marked.replaceAll(/[⟦⟧]/g, '')}</p>`, id)).toEqual([marked]);
  });

  it('stays silent in a document in another language', () => {
    expect(blocks('<topic xml:lang="de"><p>user</p></topic>', 'dita')).toEqual([]);
    expect(blocks('<topic xml:lang="en-GB"><p>user</p></topic>', 'dita')).toHaveLength(1);
  });
});
