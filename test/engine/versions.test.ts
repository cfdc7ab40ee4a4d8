import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { Review } from '../../engine/index.js';
import { review } from '../../rules/index.js';
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
