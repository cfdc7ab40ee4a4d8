import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { ignoreHere, ignoreInFile, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { structureOfOrg, wordsByUniorg, wordsIn } from '../support/org.js';
import { neutralFor } from '../support/structure.js';
import { fixed, textsOf } from './texts.js';

const example = fs.readFileSync('examples/season-notes.org', 'utf8');
const neutral = neutralFor(recommendedSettings.glossary);

const DOCUMENTS: Readonly<Record<string, string>> = {
  example,
  blocks: `#+AUTHOR: nobody
* One :tag:
SCHEDULED: <2026-11-29 Sun>
Text of a paragraph
that goes on.
# comment
Another one.

: fixed width

#+BEGIN_QUOTE
Said by somebody.
#+END_QUOTE

#+begin_example
,* code
#+end_example

** COMMENT Hidden
Hidden text.
*** Hidden too
** Shown
-----
\\begin{equation}
code
\\end{equation}
Last words.
`,
  lists: `- one
- two
  with more

  and a paragraph
  1) three
  2) [X] four
- term :: description
+ plus

After the list.
| a b | c |
|-----+---|
| dd  |   |
`,
  inline: `Some *bold /both/ text*, _under_, +gone+, =verb *no*= and ~code~; a*b*c stays.
[[link-alone]] [[there][text *bold*]] <2026-11-29 Sun> [fn:a] [fn:: a note] $x^2$ \\(y\\) \\alpha{} [1/3]
[[x][=code=]] [[y][z]] =a =\u200B= seed= and [[*A
headline]]; *strong*\u200Bly.
`,
};

describe('reading Org', () => {
  it.each(Object.entries(DOCUMENTS))('takes the words that uniorg tells: %s', (_name, source) => {
    for (const text of [source, source.replaceAll('\n', '\r\n')])
      expect([...wordsIn(textsOf(text, 'org').join(' '))].sort()).toEqual([...wordsByUniorg(source)].sort());
  });

  it('knows what each block is, and what it stands under', () => {
    const source =
      '#+TITLE: The user\n* Users\n- user\n  - client\n- a user :: a client\n\n  user\nuser\n** Clients\n| user | x |\n| client |\n#+begin_quote\nuser\n#+end_quote\n[fn:1] client\n';
    expect(blocks(source, 'org')).toEqual([
      'title: The user',
      'heading: Users',
      'item: user',
      'item: client',
      'term: a user',
      'item: a client',
      'item: user',
      'paragraph: user',
      'heading: Clients',
      'cell: user',
      'cell: client',
      'paragraph: user',
      'paragraph: client',
    ]);
    const { proses } = reading(source, 'org');
    expect(proses.slice(2, 7).map(({ context: { list } }) => [list?.id, list?.item])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(proses[10]?.context).toEqual({
      headings: ['The user', 'Users', 'Clients'],
      table: { id: 2, row: 1, column: 0 },
    });
    expect(proses[11]?.context.quoted).toBe(true);
  });

  it.each([
    ['code', 'the user of ⟦=user=⟧ and ⟦~user~⟧.'],
    ['links without words', 'the user of ⟦[[user]]⟧ and ⟦https://user.example⟧.'],
    ['what Emacs puts in', 'the user of ⟦{{{user}}}⟧ and ⟦[cite:@user]⟧.'],
  ])('leaves out %s', (_what, marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''), 'org')).toEqual([marked]);
  });

  it('stays silent in a document in another language', () => {
    expect(blocks('#+LANGUAGE: de\n\nuser\n', 'org')).toEqual([]);
    expect(blocks('#+LANGUAGE: en\n\nuser\n', 'org')).toHaveLength(1);
  });

  it.each(['#+begin_src\nuser', '[[a][', '*', '[fn:: ', ':PROPERTIES:\n'])(
    'reads on behind %j, with a headline',
    (open) => expect(textsOf(`${open}\n* The user\nclient\n`, 'org').join(' ')).toMatch(/The user client/),
  );

  it('reads nothing of nothing', () => expect(textsOf('', 'org')).toEqual([]));
});

describe('a fix in Org', () => {
  it('leaves the document as uniorg reads it', () => {
    for (const source of [example, example.replaceAll('\n', '\r\n')]) {
      const after = fixed(source, 'org');
      const bare = (text: string) => text.replaceAll('\r', '');
      expect(after).not.toBe(source);
      expect(structureOfOrg(bare(after), neutral)).toBe(structureOfOrg(bare(source), neutral));
      expect(after.split('\r\n').length).toBe(source.split('\r\n').length);
      expect(fixed(after, 'org')).toBe(after);
    }
  });
});

it.each([
  '[[*Endusers]]',
  '[[*\nEndusers]]',
  '[[*endusers][them]]',
  '[[Endusers]]',
  '[[file:other.org::*Endusers][them]]',
])('leaves a headline that %j leads to, and the link', (link) => {
  const source = `* TODO Endusers :tag:\n\nAn enduser waits. ${link}\n`;
  expect(fixed(source, 'org')).toBe(source.replace('An enduser', 'An end user'));
});

describe('comments of Org', () => {
  const wrong = 'The user pays the invoice.';
  const again = (text: string) => review({ text, languageId: 'org' }, recommendedSettings);
  const left = (source: string) => {
    const { findings, problems } = again(source);
    return [findings.length, ...problems.map(({ code }) => code)];
  };

  it('silence findings, and say when they silence nothing', () => {
    expect(left(`# distinguo-disable-next-line role-mismatch\n${wrong}\n`)).toEqual([0]);
    expect(left(`# distinguo-disable\n\n${wrong}\n\n# distinguo-enable\n\n${wrong}\n`)).toEqual([1]);
    expect(left(`# distinguo-disable-file\n\n${wrong}\n`)).toEqual([0]);
    expect(left(`#+begin_src\n# distinguo-disable-file\n#+end_src\n${wrong}\n`)).toEqual([1]);
    expect(left('# distinguo-disable-next-line\n\nWords.\n')).toEqual([0, 'unused-directive']);
  });

  it('are written where they part nothing', () => {
    const before = again(example);
    expect(before.findings.length).toBeGreaterThan(4);
    const reviewable = { document: { text: example, languageId: 'org' as const }, review: before, again };
    const insertions = before.findings.flatMap((finding) => [
      ignoreHere(reviewable, finding) ?? [],
      ignoreInFile(reviewable, finding) ?? [],
    ]);
    expect(insertions.flat().length).toBeGreaterThan(before.findings.length);
    for (const insertion of insertions.flat()) {
      const { findings, problems } = again(withInsertion(example, insertion));
      expect(findings.length).toBeLessThan(before.findings.length);
      expect(problems).toEqual([]);
    }
  });
});
