'use client';

import { Bed, Price } from './garden';

/** The customer clicks here: a comment, which is no text of JSX. */
export function OrderPanel({ user, beds }) {
  const isOpen = beds.length < 3 || user.customer > 1;
  return (
    <section aria-label="Beds of the customer">
      <h2>Your order, {user.name}</h2>
      {isOpen && (
        <p>
          when the customer clicks <b>Sow</b>, the calendar opens.
        </p>
      )}
      <p>
        each user pays the invoice of <Price of={user} /> by bank transfer
        {user.late ? ', today' : null}.
      </p>
      {beds.map((bed) => (
        <Bed key={bed.id} title="A bed" onClick={() => user.open(bed)} />
      ))}
    </section>
  );
}
