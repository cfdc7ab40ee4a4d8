import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { htmlOf, wordsByAsciidoctor, wordsIn } from '../support/asciidoc.js';
import { neutralFor, structureOf } from '../support/structure.js';
import { fixed, textsOf } from './texts.js';

const neutral = neutralFor(recommendedSettings.glossary);

/** Documents that hold every block and mark there is; words that Asciidoctor shows are words that are read. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  headings: `= Seed library
Ines Example <ines@example.org>
v1.2, 2026-03-01
:toc!:
:description: not read

Preamble of the user.

== Beds ==
text

Setext title
------------
text

[discrete]
=== Loose

== Last
text
`,
  lists: `* one
goes on
  and on
** two
* [x] done
+
attached to it

. first
.. inner
. second

1. number
- dash

term:: described
on two lines
other term::
  described below
third::

described behind a blank
+
 literal text

* item

paragraph behind
`,
  blocks: `.A title
----
code here
----

[source,ruby]
puts code

 literal paragraph
 on two lines

====
example of the user

--
open
--
====

****
sidebar
****

[quote,Someone]
____
quoted words
____

[verse]
verse words
  indented

"Quoted paragraph
on two lines"
-- Someone

> marked down
> quotation

NOTE: admonition words

[WARNING]
====
Admonition block
====

++++
<hr>
++++

\`\`\`js
fenced
\`\`\`

[stem]
++++
=
++++

////
comment block
////

....
literal block
....

'''

<<<

image::tree.png[Alt of it]

[listing]
--
masked
--

behind
// a comment
the comment
`,
  tables: `[cols="1,2a,m"]
|===
| Who | What | Code

| gardener
| * item of it

text
| code
2+| both | none
|===

[%header,format=psv]
|===
|one |two
|a \\| b |c
|===

[cols='1,1', separator=¦]
|===
¦ left ¦ right
|===
`,
  inline: `The *strong user*, **un**strong, _emphasis_ and __un__der, \`mono\` and \`\`mo\`\`no, +*+ and
#marked#, [.role]#with a role#, H~2~O and x^2^. Not * strong * and not_this_one, 2 * 3 * 4.

https://a.example[the site], link:b.html[the page,role=x], <<beds,the beds>>, xref:beds.adoc[beds again],
https://bare.example. kbd:[Ctrl+C], pass:[<br>], stem:[+] and "\`quoted\`" or '\`so\`'. +
Next line {empty}with \\*escapes* and &amp; entities, ((seen)) and (((hidden, term))). [[anchor]]Anchored.
`,
};

describe('reading AsciiDoc', () => {
  it.each(Object.entries(DOCUMENTS))('takes the words that Asciidoctor shows: %s', async (_name, source) => {
    for (const text of [source, source.replaceAll('\n', '\r\n')])
      expect(wordsIn(textsOf(text, 'asciidoc').join(' '))).toEqual(await wordsByAsciidoctor(source));
  });

  it('knows what each block is, and what it stands under', () => {
    const source = `= Users\n\n== Clients\n\n* user\n** client\n* user\n\nterm user:: a client\n\n.The user\n|===\n| User | b\n\n| client | x\n|===\n\n____\nthe user\n____\n`;
    expect(blocks(source, 'asciidoc')).toEqual([
      'heading: Users',
      'heading: Clients',
      'item: user',
      'item: client',
      'item: user',
      'term: term user',
      'item: a client',
      'paragraph: The user',
      'cell: User',
      'cell: client',
      'paragraph: the user',
    ]);
    const { proses } = reading(source, 'asciidoc');
    expect(proses.slice(2, 5).map(({ context: { list } }) => `${list?.id} ${list?.item}`)).toEqual([
      '0 0',
      '1 0',
      '0 1',
    ]);
    expect(proses[9]?.context).toEqual({
      headings: ['Users', 'Clients'],
      table: { id: 3, row: 1, column: 0, header: 'User' },
    });
    expect(proses[10]?.context.quoted).toBe(true);
  });

  it.each([
    ['code', 'the user of ⟦`user`⟧, ⟦``user``⟧s, ⟦+user+⟧ and ⟦+++<user>+++⟧'],
    ['attributes', 'the user of ⟦{user-name}⟧ and ⟦{counter:user}⟧'],
    ['macros', 'the user presses ⟦kbd:[user]⟧, ⟦btn:[user]⟧, ⟦image:user.png[user]⟧ ⟦icon:user[]⟧'],
    ['references without words', 'the user of ⟦<<user>>⟧ and ⟦xref:user.adoc[]⟧'],
    ['addresses', 'the user of ⟦https://user.example/a⟧, ⟦user@a.example⟧'],
  ])('leaves out %s', (_what, marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''), 'asciidoc')).toEqual([marked]);
  });

  it('reads footnotes apart, with the words where they stand', () => {
    const source = 'The user footnote:[A client\nwho pays.] pays.';
    const { proses } = reading(source, 'asciidoc');
    expect(proses.map(({ text }) => text)).toEqual(['The user \uFFFC pays.', 'A client\nwho pays.']);
    expect(source.slice(proses[1]?.span.start, proses[1]?.span.end)).toBe('A client\nwho pays.');
  });

  it('stays silent in a document in another language', () => {
    expect(blocks('= User\n:lang: de\n\nuser\n', 'asciidoc')).toEqual([]);
    expect(blocks('= User\n:lang: en-GB\n\nuser\n', 'asciidoc')).toHaveLength(2);
  });

  it('ends a block that nobody closes with the block around it', () => {
    expect(blocks('====\n----\nuser\n====\nthe user\n', 'asciidoc')).toEqual(['paragraph: the user']);
  });
});

describe('a fix in AsciiDoc', () => {
  it.each(['examples/lending-guide.adoc'])('leaves the document as Asciidoctor reads it: %s', async (file) => {
    const source = fs.readFileSync(file, 'utf8');
    const after = fixed(source, 'asciidoc');
    expect(after).not.toBe(source);
    const [before, now] = [await htmlOf(source), await htmlOf(after)];
    expect(structureOf(now, 'html', neutral)).toBe(structureOf(before, 'html', neutral));
    expect(fixed(after, 'asciidoc')).toBe(after);
  });

  it.each(['<<_users>>', '<<Users>>', 'xref:_users[them]', 'xref:other.adoc#_users[them]'])(
    'leaves a heading that %s leads to',
    (reference) => {
      const source = `== Endusers\n\nAn *enduser* waits. ${reference.replace(/users/i, (word) => (word === 'users' ? 'endusers' : 'Endusers'))}\n`;
      expect(fixed(source, 'asciidoc')).toBe(source.replace('*enduser*', '*end user*'));
    },
  );
});

describe('comments of AsciiDoc', () => {
  const wrong = 'The user pays the invoice.';
  const left = (source: string) => {
    const { findings, problems } = review({ text: source, languageId: 'asciidoc' }, recommendedSettings);
    return [findings.length, ...problems.map(({ code }) => code)];
  };

  it('silence findings, between blocks, within paragraphs, tables and blocks of comments', () => {
    expect(left(`// distinguo-disable-next-line role-mismatch\n${wrong}\n`)).toEqual([0]);
    expect(left(`Some words.\n// distinguo-disable-next-line\n${wrong}\n`)).toEqual([0]);
    expect(left(`|===\n// distinguo-disable-next-line\n| ${wrong}\n|===\n`)).toEqual([0]);
    expect(left(`////\ndistinguo-disable-file\n////\n\n${wrong}\n`)).toEqual([0]);
    expect(left(`// distinguo-disable\n\n${wrong}\n\n// distinguo-enable\n\n${wrong}\n`)).toEqual([1]);
    expect(left(`----\n// distinguo-disable-next-line\n----\n${wrong}\n`)).toEqual([1]);
  });
});
