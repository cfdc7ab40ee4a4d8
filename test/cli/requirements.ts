/** The criteria say “user”, the stories “customer”; nobody else is told of. */
export const mixed = `# Flower box: stories

## Customer picks a bouquet

As a customer, I want to see what is fresh, so that I can choose for Saturday.

- The user sees the bouquets of the week.
- The user can filter them by colour.
- The user adds one to the cart.

## Customer sends a card

As a customer, I want to add a card, so that the flowers come with a word from me.

- The user writes up to forty words.
- The user sees the price with the card.
`;

/** Customers are acted on; users act. */
export const apart = `# Workshop planner: requirements

The workshop's staff are the users of the planner. Customers bring their bikes and never see it.

- The user creates a customer and adds a bike.
- The user prints a ticket for the customer.
- The user clicks Done when the bike is ready.
- The user selects a day in the calendar.
- The user sees which customers have not paid.
`;
