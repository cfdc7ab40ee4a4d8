import type { Reading } from '../document/reading.js';
import type { JudgedDocument } from '../verdict/judged-document.js';
import { type Cast, castOf } from './cast.js';
import { type CastReading, castInputIn, type EarlierCast } from './reading.js';

/** The cast of a document with one word for people at most. */
const NOBODY: Cast = { sides: [], programs: [], actors: [], pairs: [] };

/** The people of a document, read when a rule asks for them. */
export interface DocumentPeople {
  cast(document: JudgedDocument): Cast;
  /** What the next version can reuse. */
  earlier(): EarlierCast | undefined;
}

/** What it is given is let go as soon as it is used: versions must not hold one another. */
export function peopleOf({ document, lines, prose }: Reading, before: EarlierCast | undefined): DocumentPeople {
  let earlier = before;
  let reading: CastReading | undefined;
  let people: Cast | undefined;
  return {
    cast(judged) {
      if (people === undefined) {
        reading = castInputIn(judged, document, { lines, prose }, earlier);
        people = reading === undefined ? NOBODY : castOf(reading.input, earlier?.cast);
        earlier = undefined;
      }
      return people;
    },
    earlier: () => reading && people && { reading, cast: people },
  };
}
