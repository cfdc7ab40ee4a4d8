import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { ignoreHere, ignoreInFile, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { neutralFor } from '../support/structure.js';
import { structureOfTypst, wordsByTypst, wordsIn } from '../support/typst.js';
import { fixed, textsOf } from './texts.js';

const example = fs.readFileSync('examples/tool-rules.typ', 'utf8');
const neutral = neutralFor(recommendedSettings.glossary);

const DOCUMENTS: Readonly<Record<string, string>> = {
  example,
  markup: `= One _two_
Text that
goes on *bold _both_* snake_case, [in brackets] \\*star\\* it's "so" -- a~tie.

+ first
+ second
  - deeper
1. third
/ Term: description

Block /* a /* nested */ comment */ words // to the end
https://user.example/a_b and \`raw *\` \`\`\`r x \`\`\` $x_user$ @ref <label>
`,
  code: `#import "a.typ": user
#set text(font: "user", size: 10pt)
#show heading: it => [Shown #it.body text]
#let note(body) = block(fill: red, [Note: #body])
#if x > 1 [Some branch] else [other branch]
#for user in (1, 2) { [each one] }
#note[Called *content* [nested] here.] and #user.name done; #(1 + 2) #(1, 2).sorted(user: x => 5 / x) #"user".rev(user: 1) #{ let user = 1 }
#figure(image("user.png"), caption: [Picture of "it"]) // user
#table(columns: 2, [cell one], [cell #emph[two]], \`user ]\`, "user ]", $user ]$)
Last words.
`,
};

describe('reading Typst', () => {
  it.each(Object.entries(DOCUMENTS))('takes the words that Typst itself tells: %s', (_name, source) => {
    for (const text of [source, source.replaceAll('\n', '\r\n')])
      expect([...wordsIn(textsOf(text, 'typst').join(' '))].sort()).toEqual([...wordsByTypst(source)].sort());
  });

  it('knows what each block is, and what it stands under', () => {
    const source =
      '= Users\n- user\n  + client\n- user\n== Clients\nThe user#footnote[a client] waits.\n\n/ A user: a client\n\nuser #figure(caption: [client])\n';
    expect(blocks(source, 'typst')).toEqual([
      'heading: Users',
      'item: user',
      'item: client',
      'item: user',
      'heading: Clients',
      'paragraph: The user□ waits.',
      'paragraph: a client',
      'term: A user',
      'item: a client',
      'paragraph: user □',
      'paragraph: client',
    ]);
    const { proses } = reading(source, 'typst');
    expect(proses.slice(1, 4).map(({ context: { list } }) => [list?.id, list?.item, list?.ordered])).toEqual([
      [0, 0, false],
      [1, 0, true],
      [0, 1, false],
    ]);
    expect(proses[5]?.context.headings).toEqual(['Users', 'Clients']);
  });

  it.each([
    ['code', 'the user of ⟦`user`⟧, ⟦#user.name⟧ and ⟦#f("user")⟧.'],
    ['formulas', 'the user of ⟦$user$⟧.'],
    ['references and addresses', 'the user of ⟦@user⟧ and ⟦https://user.example⟧.'],
  ])('leaves out %s', (_what, marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''), 'typst')).toEqual([marked]);
  });

  it('reads nothing of nothing, and what stands before what never closes', () => {
    expect(textsOf('', 'typst')).toEqual([]);
    for (const open of ['#f(', '#f[', '`', '$', '/*', '#"', '#{', '[', '*', '#if a [', '#let a = '])
      expect(textsOf(`the user\n\n${open}client`, 'typst')[0]).toBe('the user');
  });

  it.each(['#f(', '#f("', '#{', '#{"', '#x.y(', '#f[', '`', '$', '#let a = ', '#if a {'])(
    'reads no further than to the end of the document, whatever never closes there: %s',
    (open) => {
      const source = `The user waits, ${open}1 + a`;
      for (const { span } of reading(source, 'typst').proses) expect(span.end).toBeLessThanOrEqual(source.length);
      expect(reading(source, 'typst').proses[0]?.span.start).toBe(0);
    },
  );
});

describe('a fix in Typst', () => {
  it('leaves the document as Typst reads it', () => {
    for (const source of [example, example.replaceAll('\n', '\r\n')]) {
      const after = fixed(source, 'typst');
      expect(after).not.toBe(source);
      expect(structureOfTypst(after, neutral)).toBe(structureOfTypst(source, neutral));
      expect(after.split('\n').length).toBe(source.split('\n').length);
      expect(fixed(after, 'typst')).toBe(after);
    }
  });
});

describe('comments of Typst', () => {
  const wrong = 'The user pays the invoice.';
  const again = (text: string) => review({ text, languageId: 'typst' }, recommendedSettings);
  const left = (source: string) => {
    const { findings, problems } = again(source);
    return [findings.length, ...problems.map(({ code }) => code)];
  };

  it('silence findings, and say when they silence nothing', () => {
    expect(left(`// distinguo-disable-next-line role-mismatch\n${wrong}\n`)).toEqual([0]);
    expect(left(`Words.\n// distinguo-disable-next-line\n${wrong}\n`)).toEqual([0]);
    expect(left(`${wrong} /* distinguo-disable-line */\n`)).toEqual([0]);
    expect(left(`#f(\n  // distinguo-disable-next-line\n  [${wrong}],\n)\n`)).toEqual([0]);
    expect(left(`// distinguo-disable\n${wrong}\n\n// distinguo-enable\n${wrong}\n`)).toEqual([1]);
    expect(left(`\`\`\`\n// distinguo-disable-file\n\`\`\`\n${wrong}\n`)).toEqual([1]);
    expect(left('// distinguo-disable-next-line\nWords.\n')).toEqual([0, 'unused-directive']);
  });

  it('are written where they part nothing', () => {
    const before = again(example);
    expect(before.findings.length).toBeGreaterThan(4);
    const reviewable = { document: { text: example, languageId: 'typst' as const }, review: before, again };
    for (const finding of before.findings)
      for (const insertion of [ignoreHere(reviewable, finding), ignoreInFile(reviewable, finding)]) {
        if (insertion === undefined) throw new Error('no comment can stand');
        const { findings, problems } = again(withInsertion(example, insertion));
        expect(findings.length).toBeLessThan(before.findings.length);
        expect(problems).toEqual([]);
      }
  });
});
