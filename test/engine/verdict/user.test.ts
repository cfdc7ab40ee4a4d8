import { expect, it } from 'vitest';
import { verdictsOn } from './verdicts-on.js';

it('depends on what is done, and on the text, who is meant by “user”', async () => {
  await expect(
    verdictsOn([
      'The [user] pays the invoice.',
      'The [user] returns the goods under the cooling-off period.',
      'The [user] instructs the lawyer and grants power of attorney.',
      'The [user] retains the agency and approves the draft.',
      'We send the [user] an invoice each month.',
      'The [user] instructs the solicitor.',
      'The [user] types a password; the invoice is paid.',
      'The invoice of the subscription is here. The [user] waits.',
      'The [user] waits for the invoice of the subscription.',
      'The [user] is the one who signs the contract and pays for it.',
      'Each [user] eats the biscuits and washes the shirt.',
    ]),
  ).toMatchFileSnapshot('../../fixtures/verdicts-user.txt');
});
