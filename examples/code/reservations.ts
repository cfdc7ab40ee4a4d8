/** The reservations of one garden, newest first. */
export class Reservations {
  readonly #customers = new Map<string, string>();

  /**
   * Keeps a bed until the end of the week.
   *
   * @param customer the customer clicks Reserve on the plan, and the bed turns green
   * @returns `undefined` where the {@link Customer} has none left
   * @example
   * reservations.keep(customer); // the enduser of the bed
   */
  keep(customer: string): string | undefined {
    return this.#customers.get(`// an enduser: ${customer}`);
  }
}
