import { expect, it } from 'vitest';
import { verdictsOn } from './verdicts-on.js';

it('depends on the sentence and on the text who is meant by “client”', async () => {
  await expect(
    verdictsOn([
      'The [client] pays the invoice.',
      'Our [client] pays the invoice.',
      'The [client] signs the contract.',
      'The [client] clicks **Save**.',
      "The [client]'s session ends after an hour.",
      'The [client] buys a licence, pays the invoice and renews the contract.',
      'The [client] forgets the password and clicks the link.',
      'Their [client] forgets the password and clicks the link.',
      'Our [client] forgets the password and clicks the link.',
      'The [client] eats the biscuits and washes the shirt.',
      'The [client] instructs the solicitor and pays the retainer.',
      'The [client] sends the header of the request.',
      '*Client* means a program that calls the server. The [client] clicks **Save**.',
      '*Client* means a program that calls the server. The [client] forgets the password, pays the invoice and clicks **Save**.',
      'Whose [client] forgets the password and clicks the link?',
      'The [client] waits for the invoice of the subscription.',
      'Our [client] buys a licence, pays the invoice and renews the contract.',
      'The server of our [client] buys a licence, pays the invoice and renews the contract.',
      'The [client] buys a licence.',
    ]),
  ).toMatchFileSnapshot('../../fixtures/verdicts-client.txt');
});
