import { expect, it } from 'vitest';
import { verdictsOn } from './verdicts-on.js';

it('depends on the sentence and on the text who is meant by “consumer”', async () => {
  await expect(
    verdictsOn([
      'The [consumer] pays the invoice.',
      'The [consumer] clicks **Save**.',
      'The [consumer] signs in with a code.',
      'The [consumer] returns the goods within two weeks.',
      "The [consumer]'s invoice is overdue.",
      'Each [consumer] buys a licence, pays the invoice and renews the contract.',
      'The [consumer] forgets the password and clicks the link.',
      'Our [consumer] signs in with a code.',
      'The [consumer] instructs the solicitor and pays the retainer.',
      'The [consumer] sees an invoice of the subscription on the screen.',
      'Our [consumer] buys a licence.',
      'The [consumer] buys a licence.',
      'The [consumer] pays the invoice and renews the contract.',
    ]),
  ).toMatchFileSnapshot('../../fixtures/verdicts-consumer.txt');
});

it('depends on the sentence and on the text who is meant by “end user”', async () => {
  await expect(
    verdictsOn(['Every [end user] buys a licence.', 'The [end user] eats the biscuits and washes the shirt.']),
  ).toMatchFileSnapshot('../../fixtures/verdicts-end-user.txt');
});
