import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../../configuration/index.js';
import type { LanguageId } from '../../../engine/index.js';
import { check, findingsIn } from '../../support/example.js';
import { givenUp } from '../../support/given-up.js';
import { renaming, rewrites } from './renaming.js';

/** The same text in every form that people write: as it is, with a capital, in capitals. */
const inEveryCase = (text: string): readonly string[] => [
  text,
  text.replace(/(?<=^«?|^«[^→]*→)\p{L}/gu, (letter) => letter.toUpperCase()),
  text.toUpperCase(),
];

describe('another word', () => {
  it.each([
    'We met the «user→person» and two «users→people».',
    'We met the «customer→account holder» and two «customers→account holders».',
    '«Clients→Owners» wait.',
    '«CLIENTS→OWNERS» WAIT.',
    'THE «USER→PERSON» AND TWO «USERS→PEOPLE» WAIT.',
    '«Customer→Account holder» of the day',
    '«CUSTOMERS→ACCOUNT HOLDERS» FIRST',
    '## The «Customer→Account Holder» Waits Outside',
    '## The «Customers→Account holders» wait outside',
    '## The «Customers→Account holders» Wait outside',
    '## «Customer→Account holder»',
    '## «Customer→Account holder» of a day',
    '## «Customer→Account holder» of myCompany',
    '| The «Customer→Account Holder» Waits |\n| --- |\n| The «Customer→Account Holder» Left |',
    '---\ntitle: The «Customer→Account Holder» Waits\n---\n',
    'Here waits the «Customer→Account holder» alone.',
    'The «end user→guest» and the «End Users→Guests» wait.',
  ])('keeps number and case: %s', (marked) => rewrites(marked));

  it.each([
    'The «end user→account holder» waits',
    'The «End user→Account holder» waits',
    'The «end User→account holder» waits',
    'The «End User→Account Holder» waits',
    'The «End-User→Account Holder» waits',
    'The «End  User→Account Holder» waits',
    'The «END USERS→ACCOUNT HOLDERS» wait',
    '## The «End user→Account Holder» Waits',
    '## Waiting «End user→Account Holder»',
  ])('keeps the capitals of two words: %s', (marked) =>
    check(
      marked,
      'term-variant',
      'markdown',
      renaming({ term: 'account holder', deprecated: ['end user', 'end-user'] }),
    ),
  );

  it('is no word in capitals because a single letter is', () =>
    check(
      'The «Z→Owner» and the «z→owner» wait.',
      'term-variant',
      'markdown',
      renaming({ term: 'owner', deprecated: ['z'] }),
    ));

  it.each([
    "the «client→owner»'s hat",
    'the «client→owner»’s hat',
    "the «clients→owners»' hats",
    'the «clients→owners»’ hats',
    "the «user→person»'s hat",
    'the «user→person»’s hat',
    "the «users'→people's» hats",
    'the «users’→people’s» hats',
    "THE «CLIENT→OWNER»'S HAT",
    "THE «USERS'→PEOPLE'S» HATS",
    "the 'active «users→people»' list",
  ])('keeps what is owned: %s', (marked) => rewrites(marked));

  it.each(["the «vendors'→salespeople's» hats", 'the «vendors→salespeople» hats', "the «vendor→salesperson»'s hat"])(
    'keeps what is owned by those of an irregular plural: %s',
    (marked) =>
      check(
        marked,
        'term-variant',
        'markdown',
        renaming({ term: 'salesperson', plural: 'salespeople', deprecated: ['vendor'] }),
      ),
  );

  it.each([
    "The «people's→users'» password is stored as a hash.",
    'The «people’s→users’» password is stored as a hash.',
  ])('leaves no “s’s” behind: %s', (marked) => {
    const { glossary } = recommendedSettings;
    const person = { term: 'person', plural: 'people', deprecated: [] };
    check(marked, 'role-mismatch', 'markdown', {
      ...recommendedSettings,
      glossary: {
        ...glossary,
        terms: [...glossary.terms, person],
        senses: [...glossary.senses, { term: 'person', role: 'buyer', definition: 'Who buys.' }],
      },
    });
  });

  it.each(
    [
      '«a client→an owner» waits',
      '«an actor→a merchant» waits',
      '«a customer→an account holder» waits',
      'a «user→person» waits',
    ].flatMap((marked) => inEveryCase(marked)),
  )('gets its article: %s', (marked) => rewrites(marked));

  it.each([
    '«an *actor→a *merchant»* waits',
    '«An _**actor→A _**merchant»**_ waits',
    '«An [actor→A [merchant»](people.md) waits',
    '«a (client→an (owner») waits',
    '«a ‘client→an ‘owner»’ waits',
    '«an\nactor→a\nmerchant» waits',
    '«a&nbsp;client→an&nbsp;owner» waits',
    '> «An\n> actor→A\n> merchant» waits.',
    '- «An\n  actor→A\n  merchant» waits.',
    'half «a client→an owner», half «an actor→a merchant»',
    '«an end user→a guest» waits',
    '«an end\nuser→a guest» waits',
    '> Here «an end\n> user→a guest» waits',
    '> - Here the «end\n>   user→guest» waits',
    '«a  client→an  owner» waits',
    '<span class="tall">«a <b>client→an <b>owner»</b> waits</span>',
  ])('gets its article across what stands between: %s', (marked) => rewrites(marked));

  it.each([
    'vitamin A «actors→merchants» wait',
    'a, «client→owner», b',
    'the plan a «clients→owners» wait',
    'a very old «client→owner» waits',
    'a tall «client→owner» waits',
    'vitamin a, «client→owner» b',
    '&#97; «client→owner» waits',
    `a <b class="${'very '.repeat(12)}tall">«client→owner»</b> waits`,
    'a `tall` «client→owner» waits',
    'the letter a.\n\n«Client→Owner» of the day',
    'such a\n\n«client→owner»',
    'the team’s «client→owner»',
  ])('leaves alone what is not its article: %s', (marked) => rewrites(marked));
});

describe('an article', () => {
  it.each([
    '«a guardian→an heir» waits',
    '«an eagle→a unicorn» waits',
    '«a referee→an umpire» waits',
    '«an African→a European» waits',
  ])('goes by sound, not by letter: %s', (marked) => rewrites(marked));

  it.each([
    'a «member→co-heir» waits',
    '«an actor→a utility» waits',
    '«an agent→a Uruguayan» waits',
    '«a client→an urbanite» waits',
    '«a customer→an utterer» waits',
    '«a user→an uninvited guest» waits',
    'a «visitor→united front» waits',
    'a «person→one-off» waits',
    '«a reader→an onlooker» waits',
    '«a buyer→an honorary member» waits',
  ])('goes by sound in words of every kind: %s', (marked) =>
    check(
      marked,
      'term-variant',
      'markdown',
      renaming(
        { term: 'co-heir', deprecated: ['member'] },
        { term: 'utility', deprecated: ['actor'] },
        { term: 'Uruguayan', deprecated: ['agent'] },
        { term: 'urbanite', deprecated: ['client'] },
        { term: 'utterer', deprecated: ['customer'] },
        { term: 'uninvited guest', deprecated: ['user'] },
        { term: 'united front', deprecated: ['visitor'] },
        { term: 'one-off', deprecated: ['person'] },
        { term: 'onlooker', deprecated: ['reader'] },
        { term: 'honorary member', deprecated: ['buyer'] },
      ),
    ),
  );
});

describe('what surrounds a word', () => {
  it.each([
    'an old **«client→owner»** and an old *«client→owner»*, `client`, <b>«client→owner»</b>',
    '[«clients→owners»](clients.md "«a client→an owner»") and ![«clients→owners»](client.png)',
    '[«clients→owners»][client]\n\n[client]: https://client.example/client',
    'the «client→owner» &amp; the «client→owner» &lt;client@example.org&gt;',
    'the \\*«client→owner»\\*',
    'the «client→owner»[^client]\n\n[^client]: the «client→owner»',
    '| the «client→owner» | «a client→an owner» \\| b |\n| --- | --- |\n| «Clients→Owners» | `client` |',
    '👩‍💻 «A client→An owner» 👍🏽 and the «client→owner» 🎉',
    '\uFEFFThe «client→owner»\r\nand «a\r\nclient→an\r\nowner»\r\n\r\n- the «client→owner»\r\n',
    '---\ntitle: "The «client→owner»\'s hat"\ndescription: >\n  All that «a client→an owner»\n  wears\nclient: the client\n---\n\nThe «client→owner».',
    '```\nthe client\n```\n\n    the client\n\nThe «client→owner».',
    '<!-- the client -->\nThe «client→owner».',
  ])('stays as it is in Markdown: %s', (marked) => rewrites(marked));

  it.each<[LanguageId, string]>([
    ['html', '<p class="client">«A <em>client→An <em>owner»</em> waits</p><script>a client</script>'],
    [
      'html',
      '<img alt="«An actor→A merchant»" src="actor.png"><a title=\'the «actor→merchant»&#39;s hat\' href="actor">x</a>',
    ],
    ['html', '<p>the «client→owner»&rsquo;s hat</p>'],
    ['mdx', 'import client from "./client"\n\n<Card title="The «client→owner»">{client} The «client→owner»</Card>\n'],
    [
      'gherkin',
      'Feature: The «client→owner»\n  Scenario: «A client→An owner» waits\n    Given <client> is «a client→an owner»\n    Examples:\n      | who                 |\n      | «a client→an owner» |\n',
    ],
    ['plaintext', 'The «client→owner»\tand «a client→an owner» <client@example.org> https://example.org/client\n'],
  ])('stays as it is in %s: %s', (languageId, marked) => rewrites(marked, languageId));
});

describe('words that a link is found by', () => {
  it.each(['[client]', '[client][]', '[the *client*]', '![client]', '![the client][]'])(
    'are shown, and not rewritten: %s',
    (link) => {
      const source = `See ${link} of the day.\n\n[client]: /a\n[the *client*]: /b\n[the client]: /c\n`;
      const found = findingsIn(source, 'markdown', givenUp);
      expect(found.map(({ fixes }) => fixes)).toEqual([[]]);
    },
  );
});

describe('a fix', () => {
  it('says what it will write, and what it expects to find', () => {
    const [finding] = findingsIn('Here waits a client of old.', 'markdown', givenUp);
    expect(finding?.fixes).toMatchObject([
      { title: 'Replace with “owner”', span: { start: 11, end: 19 }, expected: 'a client', text: 'an owner' },
    ]);
  });

  it('writes the regular plural of a word that a role prefers and no entry explains', () => {
    const { glossary } = recommendedSettings;
    check('Each «user→buyer» pays the invoice; the «users→buyers» pay the invoice.', 'role-mismatch', 'markdown', {
      ...recommendedSettings,
      glossary: {
        ...glossary,
        senses: [...glossary.senses, { term: 'buyer', role: 'buyer', definition: 'Who buys.' }],
        preferred: { ...glossary.preferred, buyer: 'buyer' },
      },
    });
  });
});
