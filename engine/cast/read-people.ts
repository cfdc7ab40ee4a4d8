import type { Reading } from '../document/reading.js';
import { finished, type Steps } from '../steps.js';
import type { JudgedDocument } from '../verdict/judged-document.js';
import { type Cast, castOf } from './cast.js';
import { type CastReading, castInputIn, type EarlierCast } from './reading.js';

/** The cast of a document with one word for people at most. */
const NOBODY: Cast = { sides: [], programs: [], actors: [], pairs: [] };

/** The people of a document, read when a rule asks for them. */
export interface DocumentPeople {
  /** Reads them step by step, so that {@link cast} knows them. */
  meet(document: JudgedDocument): Steps<Cast>;
  cast(document: JudgedDocument): Cast;
  /** What the next version can reuse. */
  earlier(): EarlierCast | undefined;
}

/** What it is given is let go as soon as it is used: versions must not hold one another. */
export function peopleOf({ document, lines, prose }: Reading, before: EarlierCast | undefined): DocumentPeople {
  let earlier = before;
  let reading: CastReading | undefined;
  let people: Cast | undefined;
  function* meet(judged: JudgedDocument): Steps<Cast> {
    if (people === undefined) {
      reading = yield* castInputIn(judged, document, { lines, prose }, earlier);
      people = reading === undefined ? NOBODY : yield* castOf(reading.input, earlier?.cast);
      earlier = undefined;
    }
    return people;
  }
  return {
    meet,
    cast: (judged) => people ?? finished(meet(judged)),
    earlier: () => reading && people && { reading, cast: people },
  };
}
