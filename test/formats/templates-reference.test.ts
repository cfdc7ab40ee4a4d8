import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { Insertion } from '../../engine/directives/writing.js';
import {
  type Finding,
  ignoreHere,
  ignoreInFile,
  type LanguageId,
  languageByEnding,
  type Span,
  withInsertion,
} from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { reading, runsOf } from '../prose/reading.js';
import {
  documentWith,
  readStretches,
  referenceStretches,
  skeletonOf,
  templates,
  wordsIn,
} from '../support/templates.js';
import { fixed } from './texts.js';

/** Markup of each language, whole and well formed. */
const pieces: Readonly<Record<string, readonly string[]>> = {
  vue: [
    '{{ user }}',
    '<UserCard :a="user" />',
    '<template #a>client</template>',
    `{{ '"' }}`,
    '<p v-if="a < b">user</p>',
  ],
  svelte: [
    '{user}',
    '{#if a < b}client{:else}user{/if}',
    '{@html "<b>"}',
    "{a.replace(/'/g, '{')}",
    '<p {...a}>user</p>',
  ],
  astro: [
    '{user}',
    '{a && <b>client</b>}',
    '{a.map((b) => (<p>{b} user</p>))}',
    '{`}${' + 'a}`}',
    '<p {...a}>user</p>',
  ],
  jsx: [
    '{user}',
    '{a && <b>client</b>}',
    '{a.map((b) => (<p>{b} user</p>))}',
    '{/* user */}',
    "{' '}",
    '<p {...a}>user</p>',
  ],
  jinja: [
    '{{ user }}',
    '{% if a < b %}client{% else %}user{% endif %}',
    '{# user #}',
    '{{ "}}" }}',
    '<p {{ a }}>user</p>',
  ],
  liquid: [
    '{{ user }}',
    '{% if a %}client{% else %}user{% endif %}',
    '{% comment %}user{% endcomment %}',
    '<p {{ a }}>user</p>',
  ],
  handlebars: [
    '{{user}}',
    '{{#if a}}client{{else}}user{{/if}}',
    '{{!-- user --}}',
    '{{{a "}}}"}}}',
    '<p {{a}}>user</p>',
  ],
};
const shared = [
  'The user ',
  'pays. ',
  '\n',
  '<br>',
  '<b>client</b>',
  '<!-- user -->',
  '<code>user</code>',
  '&amp; ',
  '<p>A client</p>',
  '<ul><li>user</li></ul>',
  '<img alt="user">',
];

describe.each(templates)('what is read of %s', (languageId) => {
  const markup = fc.array(fc.constantFrom(...shared, ...(pieces[languageId] ?? [])), { maxLength: 12 });

  it('is what its reference parser takes for text', async () => {
    await fc.assert(
      fc.asyncProperty(markup, async (parts) => {
        const source = documentWith(languageId, `<div>${parts.join('')}</div>`);
        const expected = await referenceStretches(source, languageId);
        if (expected === undefined) return;
        const text = [...wordsIn(source, expected)].filter(([at]) => source[at - 1] !== '&');
        expect([...wordsIn(source, readStretches(source, languageId))].sort(([a], [b]) => a - b)).toEqual(text);
      }),
      { numRuns: 100 },
    );
  });

  it('is the source at each of its runs', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        const source = documentWith(languageId, `<div>${parts.join('')}</div>`);
        for (const prose of reading(source, languageId).proses)
          for (const run of runsOf(prose, source)) expect(run).not.toMatch(/^[^\uFFFC\n &]+≠/);
      }),
      { numRuns: 100 },
    );
  });
});

const isIn = (span: Span, { offset, text }: Insertion): boolean =>
  offset <= span.start && span.start < offset + text.length;

const examples = fs
  .readdirSync('examples', { recursive: true })
  .map((name) => `examples/${name}`)
  .filter((name) => templates.includes(languageByEnding(name) as LanguageId));

describe.each(examples)('the findings of %s', (name) => {
  const languageId = languageByEnding(name) as LanguageId;
  const text = fs.readFileSync(name, 'utf8');
  const again = (source: string) => review({ text: source, languageId }, recommendedSettings);
  const reviewable = { document: { text, languageId }, review: again(text), again };

  it('are fixed without a change of anything else', async () => {
    for (const source of [text, text.replaceAll('\n', '\r\n')]) {
      const after = fixed(source, languageId);
      expect(after).not.toBe(source);
      expect(await skeletonOf(after, languageId)).toBe(await skeletonOf(source, languageId));
      expect(fixed(after, languageId)).toBe(after);
    }
  });

  it('are silenced by comments', () => {
    for (const finding of reviewable.review.findings)
      for (const insertionFor of [ignoreHere, ignoreInFile]) {
        const insertion = insertionFor(reviewable, finding);
        if (insertion === undefined) throw new Error('no comment can stand');
        const after = again(withInsertion(text, insertion));
        expect(after.findings.length).toBeLessThan(reviewable.review.findings.length);
        expect(after.problems.filter(({ span }) => isIn(span, insertion))).toEqual([]);
      }
  });

  it('are silenced by comments that no reason ends', async () => {
    const words = async (source: string) =>
      [...wordsIn(source, (await referenceStretches(source, languageId)) ?? []).values()].join(' ');
    const ends = ['#}', '{% endcomment %}', '}}', '--}}', '*/', '*/}', '-->'];
    const silenced = (finding: Finding, reason: string) => {
      const insertion = ignoreHere(reviewable, finding, reason);
      if (insertion === undefined) throw new Error('no comment can stand');
      return words(withInsertion(text, insertion));
    };
    for (const finding of reviewable.review.findings)
      for (const end of ends) expect(await silenced(finding, `the ${end} was so`)).toBe(await silenced(finding, ''));
  });

  it('leave a comment that silences nothing to be told of', () => {
    const [finding] = reviewable.review.findings;
    const insertion = finding && ignoreInFile(reviewable, finding);
    if (insertion === undefined) throw new Error('no comment can stand');
    const other = withInsertion(text, { ...insertion, text: insertion.text.replace('role-mismatch', 'set-compound') });
    expect(again(other).problems.filter(({ span }) => isIn(span, insertion))).toHaveLength(1);
  });
});
