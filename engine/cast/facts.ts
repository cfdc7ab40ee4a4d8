/** Facts by name: a count on a logarithmic scale, a share, or 0 and 1. */
export type Facts = Readonly<Record<string, number>>;

/** What reads each fact of something, by the name of the fact. */
export type Readers<Of, Read> = { readonly [Name in keyof Read]-?: (of: Of) => Read[Name] };

/** What reads facts that are numbers. */
export type FactReaders<Of> = Readers<Of, Facts>;

/** What is read when it is asked for. */
class LazyFacts<Of, Read> {
  readonly #readers: Readers<Of, Read>;
  readonly #of: Of;
  readonly #known = new Map<keyof Read, unknown>();

  constructor(readers: Readers<Of, Read>, of: Of) {
    this.#readers = readers;
    this.#of = of;
  }

  fact<Name extends keyof Read>(name: Name): Read[Name] {
    let value = this.#known.get(name) as Read[Name] | undefined;
    if (value === undefined) {
      value = this.#readers[name](this.#of);
      this.#known.set(name, value);
    }
    return value;
  }
}

/**
 * Makes facts that are read one by one, each when it is first asked for: of most pairs few facts decide, and the others
 * are never needed. They are properties like any others, but are not listed.
 *
 * @param readers none of which may read nothing
 */
export function lazily<Of, Read>(readers: Readers<Of, Read>): (of: Of) => Read {
  class Facts extends LazyFacts<Of, Read> {}
  for (const name of Object.keys(readers) as (keyof Read & string)[])
    Object.defineProperty(Facts.prototype, name, {
      get(this: Facts) {
        return this.fact(name);
      },
    });
  return (of) => new Facts(readers, of) as unknown as Read;
}
