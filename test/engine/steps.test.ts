import { expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { reviewing } from '../../rules/index.js';

it('the review of a text of identifiers that are spelt like words can be left all along', () => {
  const identifiers = 4000;
  const text = `${'user_id customer_1 '.repeat(identifiers / 2)}\n`;
  const steps = reviewing({ text, languageId: 'markdown' }, recommendedSettings);
  let left = 0;
  while (!steps.next().done) left++;
  expect(left).toBeGreaterThanOrEqual(identifiers / 32);
});
