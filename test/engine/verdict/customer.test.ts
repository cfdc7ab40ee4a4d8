import { expect, it } from 'vitest';
import { verdictsOn } from './verdicts-on.js';

it('depends on the sentence and on the text who is meant by “customer”', async () => {
  await expect(
    verdictsOn([
      'The [customer] signs in with a code.',
      'The [customer] clicks **Save**.',
      'Their [customer] clicks **Save**.',
      'Our [customer] signs in with a code.',
      'Their [customer] signs in with a code.',
      'The [customer] instructs the lawyer and grants power of attorney.',
      'The password of the [customer] is stored as a hash.',
      "The [customer]'s session ends after an hour.",
      'The [customer] eats the biscuits and washes the shirt.',
      'The [customer] instructs the solicitor.',
      '*Customer* means whoever logs in. The [customer] pays the invoice.',
      '*Customer* means whoever logs in. The [customer] clicks **Save**.',
      'The [customer] waits for the cursor to blink on the screen.',
      'Her [customer] clicks **Save**.',
      'The user and the [customer] pay the invoice.',
    ]),
  ).toMatchFileSnapshot('../../fixtures/verdicts-customer.txt');
});
