import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { Review } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { withCountedLists } from '../support/numbers.js';
import { saidBy } from '../support/reviewer.js';

setFlagsFromString('--expose-gc');
const clear = runInNewContext('gc') as () => void;

const reviewed = (text: string, previous?: Review): Review =>
  review({ text, languageId: 'markdown' }, recommendedSettings, previous);

/** Paragraphs of a shop in which one person has two names. */
const paragraphs = Array.from({ length: 100 }, (_, at) =>
  at % 2 === 0
    ? `The customer opens shelf ${at}, selects a lamp and must see its price.`
    : `When the user pays for lamp ${at} at the checkout, the shop sends the receipt to the user.`,
);

/** Sentences of one person with two names, and of two that are told apart; blocks of every kind around them. */
const DENSE = [
  'The customer opens the shelf, clicks Save and signs in again.',
  'The user pays the invoice for the lamp, and the customer types a password.',
  'As a customer, I want to compare lamps, so that I can order one.\n\n- The user can filter lamps by height.\n- The guest selects a shade.',
  '## What users must see',
  'Consumers drag a lamp to the list, and the client renews the contract of its users.',
  '1. The user opens the page.\n2. The customer selects a lamp.\n3. The user confirms the order.',
  '| Role | Does |\n| --- | --- |\n| Customer | The user selects a shade |\n| Courier | brings it |',
  'Customers (users) get a receipt. *Members* means people who pay a yearly fee.',
  'See [users](users.md) for `userId`, and click **Invite customer**.',
  'The lamp stands on the table, and nobody looks at it.',
];

/** What somebody types, now and then without a word for people: then only what stands behind it moves. */
const SHORT = [
  'e',
  ' ',
  'user ',
  'customers ',
  '**',
  '\n',
  'guests ',
  '\n\n- A shade.\n- A lamp.\n\n',
  '\n\nA shelf.\n\n',
];

/** All that a review says, as a text: that is compared in no time. */
const told = (said: Review): string => withCountedLists(saidBy(said));

/** A generator of whole numbers below a bound, the same each time. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

describe('the versions of a document that somebody types', () => {
  it('do not stay in memory, but for the last', async () => {
    let last: Review | undefined;
    const type = async (from: number, to: number): Promise<number> => {
      for (let typed = from; typed < to; typed++) {
        last = reviewed(paragraphs.with(3, `${paragraphs[3]} ${'x'.repeat(typed)}`).join('\n\n'), last);
        // What a turn of the loop has looked at is held until it ends.
        await new Promise(setImmediate);
      }
      clear();
      return process.memoryUsage().heapUsed;
    };
    const before = await type(1, 10);
    const after = await type(10, 50);
    expect(last?.findings.length).toBeGreaterThan(0);
    // One version of such a document takes some 200 kB.
    expect(after - before).toBeLessThan(1_000_000);
  });

  it.each([1, 2, 3])('say what they say afresh, wherever letters, words and blocks come and go (%i)', (seed) => {
    const roll = dice(seed);
    const one = (list: readonly string[]) => list[roll(list.length)] ?? '';
    let text = Array.from({ length: 30 }, () => one(DENSE)).join('\n\n');
    let last = reviewed(text);
    expect(last.findings.length).toBeGreaterThan(10);
    for (let typed = 0; typed < 60; typed++) {
      const at = roll(text.length + 1);
      const gone = roll(4) === 0 ? roll(typed % 10 === 0 ? 600 : 12) : 0;
      const put = roll(6) === 0 ? `\n\n${one(DENSE)}\n\n` : one(SHORT);
      const next = `${text.slice(0, at)}${put}${text.slice(at + gone)}`;
      const now = reviewed(next, last);
      // An editor may go back to what stood before, and on from there: what was said of it still holds.
      if (roll(8) > 0) [text, last] = [next, now];
      if (typed % 4 === 0) expect(told(now)).toBe(told(reviewed(next)));
    }
  });

  it('say what they say afresh where few words are, and each of them tells whether it is a draft', () => {
    const roll = dice(4);
    const one = (list: readonly string[]) => list[roll(list.length)] ?? '';
    let found = 0;
    for (let document = 0; document < 40; document++) {
      let text = Array.from({ length: 3 + roll(6) }, () => one(DENSE)).join('\n\n');
      let last = reviewed(text);
      for (let typed = 0; typed < 12; typed++) {
        const at = roll(text.length + 1);
        const put = roll(3) === 0 ? `\n\n${one(DENSE)}\n\n` : one(SHORT);
        text = `${text.slice(0, at)}${put}${text.slice(at + (roll(3) === 0 ? roll(90) : 0))}`;
        last = reviewed(text, last);
        found += last.findings.length;
        expect(told(last)).toBe(told(reviewed(text)));
      }
    }
    expect(found).toBeGreaterThan(100);
  });

  it('are judged by the headings above, letter by letter as these are typed', () => {
    const below = DENSE.filter((block) => !block.startsWith('#')).join('\n\n');
    const say = (heading: string) => `# ${heading}\n\n${below}\n\n${below}`;
    let last = reviewed(say('Lamps'));
    const title = 'Lamp testimonials of buyers who pay';
    for (let end = 'Lamp'.length; end <= title.length; end++) {
      const text = say(title.slice(0, end));
      last = reviewed(text, last);
      expect(told(last)).toBe(told(reviewed(text)));
    }
    const before = reviewed(say('Lamps'), last);
    expect(told(before)).toBe(told(reviewed(say('Lamps'))));
    expect(told(before)).not.toBe(told(last));
  });

  it('are judged by the code on their lines, also when that alone is edited', () => {
    const lines = ['/* Users open the dashboard. */', 'let lamp = 1;', 'let shelf = 2;'];
    const say = (name: string) => `${lines.join('\n')}\nlet ${name} = 3; /* The user pays the invoice. */\n`;
    const ofCode = (text: string, previous?: Review) =>
      review({ text, languageId: 'typescript' }, recommendedSettings, previous);
    const plain = ofCode(say('someone'));
    expect(plain.findings.map(({ term }) => term)).toEqual(['user']);
    const named = ofCode(say('userId'), plain);
    expect(named.findings).toEqual([]);
    expect(saidBy(ofCode(say('someone'), named))).toEqual(saidBy(plain));
  });

  it('are judged by what stands around them, whichever of several that say the same is taken out', () => {
    const lamps = Array.from({ length: 30 }, (_, at) => `The lamp ${at} stands on the table.`);
    const pages = [['users.md', 'other.md'] as const, ['other.md', 'users.md'] as const];
    for (const [first, second] of pages) {
      const say = (...targets: readonly string[]) =>
        ['Users open the dashboard.', 'The customer signs the contract.']
          .concat(targets.slice(0, -1).map((target) => `The [user](${target}) pays the invoice.`))
          .concat(
            lamps,
            targets.slice(-1).map((target) => `The [user](${target}) pays the invoice.`),
          )
          .join('\n\n');
      const left = reviewed(say(second), reviewed(say(first, second)));
      expect(saidBy(left)).toEqual(saidBy(reviewed(say(second))));
      const edited = say(second).replace('dashboard', 'dashboards');
      expect(saidBy(reviewed(edited, left))).toEqual(saidBy(reviewed(edited)));
    }
  });

  it('leave a word alone as the habit of the page as long as so many are in doubt, however far from an edit', () => {
    const many = (count: number, say: (at: number) => string) => Array.from({ length: count }, (_, at) => say(at));
    const clicks = (at: number) => `The customer clicks button ${at} and types a password.`;
    const pays = (at: number) => `The customer pays bill ${at} in cash.`;
    // The last ones stand more than a hundred mentions behind the first: none is compared with the other.
    const say = (doubted: number) =>
      [
        ...many(11, clicks),
        ...many(9, (at) => `The user pays invoice ${at} by bank transfer.`),
        ...many(110, (at) => (at % 2 === 0 ? pays(at) : `The user clicks tab ${at} and drags it.`)),
        ...many(4, (at) => (at < doubted ? clicks(20 + at) : pays(500 + at))),
      ].join('\n\n');
    const counts: number[] = [];
    let last: Review | undefined;
    for (const doubted of [4, 3, 2, 1, 0, 1, 2, 3]) {
      last = reviewed(say(doubted), last);
      counts.push(last.findings.length);
      expect(saidBy(last)).toEqual(saidBy(reviewed(say(doubted))));
    }
    expect(counts).toEqual([9, 9, 9, 21, 20, 21, 9, 9]);
  });

  it('are judged by who is defined first, whichever was first before', () => {
    const customers = '"Customers" means the people who log in and click through the pages.';
    const users = '"Users" means the people who log in to the site.';
    const rest = [
      'Consumers click Save.',
      'The customer signs in.',
      'Users open the dashboard.',
      'The user clicks Save.',
    ];
    const say = (order: readonly string[]) => [...order, ...rest, ...rest, ...rest].join('\n\n');
    const before = reviewed(say([customers, users]));
    const swapped = say([users, customers]);
    expect(saidBy(reviewed(swapped, before))).toEqual(saidBy(reviewed(swapped)));
  });
});
