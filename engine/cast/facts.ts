/** Facts by name: a count on a logarithmic scale, a share, or 0 and 1. */
export type Facts = Readonly<Record<string, number>>;

/** What reads each fact of something, by the name of the fact. */
export type Readers<Of, Read> = { readonly [Name in keyof Read]-?: (of: Of) => Read[Name] };

/** What reads facts that are numbers. */
export type FactReaders<Of> = Readers<Of, Facts>;

/** What has been read, by its name. */
export type Known<Read> = ReadonlyMap<keyof Read, unknown>;

/** What is read when it is asked for. */
class LazyFacts<Of, Read> {
  readonly of: Of;
  readonly known: Map<keyof Read, unknown>;

  constructor(of: Of, known?: Known<Read>) {
    this.of = of;
    this.known = new Map(known);
  }
}

/**
 * Makes facts that are read one by one, each when it is first asked for: of most pairs few facts decide, and the others
 * are never needed. They are properties like any others, but are not listed.
 *
 * @param readers none of which may read nothing
 * @returns what takes what is to be read, and what is known of it already
 */
export function lazily<Of, Read>(readers: Readers<Of, Read>): (of: Of, known?: Known<Read>) => Read {
  class Facts extends LazyFacts<Of, Read> {}
  for (const name of Object.keys(readers) as (keyof Read & string)[]) {
    const read = readers[name];
    Object.defineProperty(Facts.prototype, name, {
      get(this: Facts) {
        let value = this.known.get(name);
        if (value === undefined) {
          value = read(this.of);
          this.known.set(name, value);
        }
        return value;
      },
    });
  }
  return (of, known) => new Facts(of, known) as unknown as Read;
}

/** What has been read of something, whoever has asked for it. */
export const knownOf = <Read>(read: Read): Known<Read> => (read as LazyFacts<unknown, Read>).known;
