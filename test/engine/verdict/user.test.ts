import { expect, it } from 'vitest';
import { verdictsOn } from './verdicts-on.js';

it('depends on the sentence and on the text who is meant by “user”', async () => {
  await expect(
    verdictsOn([
      'The [user] pays the invoice.',
      'Users and customers pay; the customer and the [user] pay the invoice.',
      'The [user] returns the goods under the cooling-off period.',
      'The [user] instructs the lawyer and grants power of attorney.',
      'The [user] retains the agency and approves the draft.',
      'We send the [user] an invoice each month.',
      'Users pay, and [users] click **Save**.',
      'The consumer and the [user] pay the invoice.',
      'Customers and [users] buy a licence and pay the invoice.',
      'The [user] instructs the solicitor.',
      'The [user] interface is grey.',
      'The note says “[user]”.',
      '*User* means the company that buys the licence. The [user] clicks **Save**.',
      '*User* means the company that buys the licence. The [user] pays the invoice.',
      '| [User] | pays the invoice |',
      'The [user] types a password; the invoice is paid.',
      'The invoice of the subscription is here. The [user] waits.',
      'The [user] waits for the invoice of the subscription.',
      'The [user] is the one who signs the contract and pays for it.',
      'The [user] and our clients pay the invoice.',
      'Each [user] eats the biscuits and washes the shirt.',
      '# The invoice of the [user]',
    ]),
  ).toMatchFileSnapshot('../../fixtures/verdicts-user.txt');
});
