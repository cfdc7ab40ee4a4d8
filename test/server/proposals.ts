import type { CastProposal } from '../../server/protocol.js';
import type { Client } from './client.js';
import type { Folder } from './folder.js';

/** Customers are acted on; users act. */
export const apart = `# Kiln planner: requirements

The studio's staff are the users of the planner. Customers bring their pots and never see it.

- The user creates a customer and adds a pot.
- The user clicks Done when the pot is glazed.
- The user selects a day in the calendar.
- The user opens the list of pots.
- The user sees which customers have not paid.
`;

/** The criteria say “user”, the stories “customer”; nobody else is told of. */
export const mixed = `# Seed box: stories

## Customer picks seeds

As a customer, I want to see what can be sown, so that I can choose for May.

- The user sees the seeds of the month.
- The user can filter them by colour.
- The user adds one to the cart.

## Customer sends a card

As a customer, I want to add a card, so that the seeds come with a word from me.

- The user writes up to forty words.
- The user sees the price with the card.
`;

/** Asks what a configuration could say of the documents of a folder. */
export const proposalOf = (client: Client, { uri }: Folder) =>
  client.connection.sendRequest<CastProposal>('distinguo/proposal', { uri });
