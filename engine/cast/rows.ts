import { type Alignment, align, nothingShared } from '../reuse.js';
import { LIKELY } from './input.js';
import type { Portrait } from './portrait.js';

/** What a mention shows, a bit each. */
export const SHOWS = {
  person: 1,
  full: 1 << 1,
  acts: 1 << 2,
  gesture: 1 << 3,
  screen: 1 << 4,
  buys: 1 << 5,
  managed: 1 << 6,
  till: 1 << 7,
  row: 1 << 8,
  unlike: 1 << 9,
  story: 1 << 10,
  label: 1 << 11,
  /** Staff, or everybody. */
  other: 1 << 12,
  /** The text says what it does to what (`deeds`), what it has (`possessions`), and a name before it (`names`). */
  deeds: 1 << 13,
  possessions: 1 << 14,
  names: 1 << 15,
  /** It stands in a step of a scenario. */
  step: 1 << 16,
} as const;

/** What its headings and its block speak of, a bit each. */
export const THEME = { nonFunctional: 1, underAdministration: 2, administration: 4, staff: 8 } as const;

/** Nobody, staff, everybody, whom somebody manages: their mentions belong to another actor than that of the word. */
const OTHERS = SHOWS.row | SHOWS.other | SHOWS.managed;

/** Whether a mention that is no part of a compound, by what it shows and by its themes, belongs to the actor of its word. */
export const isPlaceBy = (shown: number, themes: number): boolean =>
  (shown & OTHERS) === 0 && (themes & (THEME.nonFunctional | THEME.underAdministration)) === 0;

/** The same of a single one. */
export const isPlace = (one: Portrait): boolean => isPlaceBy(shownBy(one), themesOf(one));

/**
 * What the mentions of a word show, in rows of numbers: a word with hundreds of mentions is summed up with each letter that is
 * typed, and what takes time then is to fetch each mention from memory. Of those that an edit did not touch all is carried over.
 */
export class MentionRows {
  readonly #portraits: readonly Portrait[];
  /** Of each mention what it {@link SHOWS}. */
  readonly flags: Uint32Array;
  #themes: Uint8Array | undefined;
  #likely: Float64Array | undefined;

  /** @param earlier of an earlier version of the document; what nobody has asked for is made when somebody does */
  constructor(portraits: readonly Portrait[], earlier?: MentionRows) {
    this.#portraits = portraits;
    const before = earlier === undefined ? [] : earlier.#portraits;
    const kept = align(before.length, portraits.length, (then, at) => isSame(before[then], portraits[at]));
    this.flags = new Uint32Array(portraits.length);
    filled(this.flags, 1, kept, earlier?.flags, (at, row) => {
      row[at] = shownBy(portraits[at] as Portrait);
    });
    const [themes, likely] = earlier === undefined ? [] : [earlier.#themes, earlier.#likely];
    if (themes !== undefined) this.#themes = this.#themesBy(kept, themes);
    if (likely !== undefined) this.#likely = this.#likelyBy(kept, likely);
  }

  /** Of each mention that is no part of a compound its {@link THEME}. */
  get themes(): Uint8Array {
    this.#themes ??= this.#themesBy(nothingShared(0, this.flags.length), undefined);
    return this.#themes;
  }

  /** Of each mention that is no part of a compound its row of {@link CastMention.likely}. */
  get likely(): Float64Array {
    this.#likely ??= this.#likelyBy(nothingShared(0, this.flags.length), undefined);
    return this.#likely;
  }

  /** How many mentions show all that is asked for. */
  count(asked: number): number {
    let held = 0;
    for (const shown of this.flags) if ((shown & asked) === asked) held++;
    return held;
  }

  /** Those that show all that is asked for. */
  those(asked: number): readonly Portrait[] {
    const found: Portrait[] = [];
    let at = 0;
    for (const shown of this.flags) {
      if ((shown & asked) === asked) found.push(this.#portraits[at] as Portrait);
      at++;
    }
    return found;
  }

  #themesBy(kept: Alignment, before: Uint8Array | undefined): Uint8Array {
    return filled(new Uint8Array(this.flags.length), 1, kept, before, (at, row) => {
      if ((this.flags[at] ?? 0) & SHOWS.full) row[at] = themesOf(this.#portraits[at] as Portrait);
    });
  }

  #likelyBy(kept: Alignment, before: Float64Array | undefined): Float64Array {
    return filled(new Float64Array(LIKELY * this.flags.length), LIKELY, kept, before, (at, row) => {
      if ((this.flags[at] ?? 0) & SHOWS.full) row.set((this.#portraits[at] as Portrait).mention.likely(), LIKELY * at);
    });
  }
}

/** A block that has moved has new portraits, but the same mentions. */
const isSame = (before: Portrait | undefined, now: Portrait | undefined): boolean =>
  before === now || before?.mention === now?.mention;

/**
 * Fills a row.
 *
 * @param width how many numbers there are of each mention
 * @param before the row of the earlier version, of which the mentions outside an alignment are taken over
 */
function filled<Row extends Uint32Array | Uint8Array | Float64Array>(
  row: Row,
  width: number,
  { head, tail, by }: Alignment,
  before: Row | undefined,
  write: (at: number, row: Row) => void,
): Row {
  if (before !== undefined) {
    row.set(before.subarray(0, width * head));
    row.set(before.subarray(width * (tail + by)), width * tail);
  }
  for (let at = head; at < tail; at++) write(at, row);
  return row;
}

function shownBy(one: Portrait): number {
  const names = one.names.length > 0 && isRole(one);
  return (
    (one.person ? SHOWS.person : 0) |
    (one.full ? SHOWS.full : 0) |
    (one.acts ? SHOWS.acts : 0) |
    (one.gesture ? SHOWS.gesture : 0) |
    (one.screen ? SHOWS.screen : 0) |
    (one.buys ? SHOWS.buys : 0) |
    (one.managed ? SHOWS.managed : 0) |
    (one.till ? SHOWS.till : 0) |
    (one.row ? SHOWS.row : 0) |
    (one.unlike ? SHOWS.unlike : 0) |
    (one.story ? SHOWS.story : 0) |
    (one.label ? SHOWS.label : 0) |
    (one.staff || one.everybody ? SHOWS.other : 0) |
    (one.deeds.length > 0 ? SHOWS.deeds : 0) |
    (one.possessions.length > 0 ? SHOWS.possessions : 0) |
    (names ? SHOWS.names : 0) |
    (one.prose.kind === 'step' ? SHOWS.step : 0)
  );
}

/** “Data Consumer” is a role, “Acme users” are users. */
const isRole = ({ mention: { mention } }: Portrait): boolean => /^\p{Lu}/u.test(mention.surface);

const themesOf = ({ under, says }: Portrait): number =>
  (under.has('nonFunctional') ? THEME.nonFunctional : 0) |
  (under.has('administration') ? THEME.underAdministration : 0) |
  (says.has('administration') ? THEME.administration : 0) |
  (says.has('staff') ? THEME.staff : 0);
