import { expect, it } from 'vitest';
import { verdictsOn } from './verdicts-on.js';

it('depends on the words beside it, and on the text, who is meant by “user”', async () => {
  await expect(
    verdictsOn([
      'Users and customers pay; the customer and the [user] pay the invoice.',
      'Users pay, and [users] click **Save**.',
      'The consumer and the [user] pay the invoice.',
      'Customers and [users] buy a licence and pay the invoice.',
      'The [user] interface is grey.',
      'The note says “[user]”.',
      '*User* means the company that buys the licence. The [user] clicks **Save**.',
      '*User* means the company that buys the licence. The [user] pays the invoice.',
      '| [User] | pays the invoice |',
      'The [user] and our clients pay the invoice.',
      '# The invoice of the [user]',
    ]),
  ).toMatchFileSnapshot('../../fixtures/verdicts-user-beside.txt');
});
