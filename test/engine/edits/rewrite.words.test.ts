import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../../engine/index.js';
import { applied, check, findingsIn } from '../../support/example.js';
import { givenUp } from '../../support/given-up.js';
import { renaming, rewrites } from './renaming.js';

describe('another word where characters are written otherwise', () => {
  it.each<readonly [LanguageId, string]>([
    ['html', '<p>the «users&rsquo;→people’s» hats</p>'],
    ['json', '["the «users\\u2019→people’s» hats"]'],
    ['json', "[\"the «users''→people''s» hats of {name}\"]"],
    ['yaml', "a: 'the «users''→people''s» hats'"],
    ['yaml', 'a: "the «users\'→people\'s» hats"'],
    ['android', '<resources><string name="a">the «users\\\'→people\\\'s» hats</string></resources>'],
    ['resx', '<root><data name="a"><value>the «users&apos;→people\'s» hats</value></data></root>'],
    ['properties', 'a=the «users’→people’s» hats'],
    ['properties', 'a=the «users\\u2019→people\\u2019s» hats'],
    ['strings', '"a" = "the «users\\U2019→people’s» hats";'],
    ['po', 'msgid "a"\nmsgstr "the «users\'→people\'s» hats"\n'],
  ])('takes a possessive ending whole, in %s: %s', (languageId, marked) => rewrites(marked, languageId));

  it.each<readonly [LanguageId, string]>([
    ['resx', '<root><data name="a"><value>the «lead→R&amp;D head» waits</value></data></root>'],
    ['android', '<resources><string name="a">the «lead→R&amp;D head» waits</string></resources>'],
    ['json', '["the «lead→R&D head» waits"]'],
  ])('is written with references in XML alone: %s, %s', (languageId, marked) =>
    check(
      marked,
      'term-variant',
      languageId,
      renaming({ term: 'r&d head', written: 'R&D head', deprecated: ['lead'] }),
    ),
  );
});

it.each(['the customers’ **Client** waits', 'a Customer’s Client waits'])('made twice is made once: %s', (text) => {
  const settings = renaming({ term: 'owner', deprecated: ['client'] }, { term: 'lender', deprecated: ['customer'] });
  const once = applied(text, findingsIn(text, 'markdown', settings));
  expect(once).not.toBe(text);
  expect(applied(once, findingsIn(once, 'markdown', settings))).toBe(once);
});

describe('another word for an abbreviation, or an abbreviation for a word', () => {
  it.each([
    ['The «acme co.→firm» pays.', 'firm', 'acme co.'],
    ['The «acme co.→firm»’s plan and the «acme co→firm» pay.', 'firm', 'acme co.'],
    ['We know the «acme co→firm». It pays the «acme co→firm».', 'firm', 'acme co.'],
    ['The «firm→acme co.» pays the «firm.→acme co.»', 'acme co.', 'firm'],
    ['The «bolt co.→acme co.» pays the «bolt co.→acme co.»', 'acme co.', 'bolt co.'],
    ['The «firm→acme co.»... and so on', 'acme co.', 'firm'],
  ])('keeps one period where one is due: %s', (marked, term, old) =>
    check(marked, 'term-variant', 'markdown', renaming({ term, deprecated: [old] })),
  );
});

describe('words that are torn apart', () => {
  it.each([
    ['emphasis', 'An **end** user waits.'],
    ['an entity', 'An end&nbsp;user waits.'],
  ])('by %s are shown, and not rewritten', (_what, source) => {
    const found = findingsIn(source, 'markdown', givenUp);
    expect(found.map(({ fixes }) => fixes)).toEqual([[]]);
    expect(applied(source, found)).toBe(source);
  });

  it.each(['The **cli**ent waits.', 'The cli\\ent waits.', 'The &#99;lient waits.', 'The cli<b>ent</b> waits.'])(
    'inside a word stay unjudged: %s',
    (source) => expect(findingsIn(source, 'markdown', givenUp)).toEqual([]),
  );
});
