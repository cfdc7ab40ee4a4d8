/** Where the words stand that testify. */

import type { Evidence, Prose, Witness } from '../model.js';
import { toSource } from '../prose/offset.js';
import { partitionPoint } from '../prose/ordered.js';
import { placeOfWord } from '../syntax/content-words.js';

/** Gives witnesses their places in the source. */
export class EvidencePlaces {
  readonly #proses: readonly Prose[];
  /** The headings of the document by their text, in source order; few witnesses ask for them. */
  #headings: ReadonlyMap<string, readonly Prose[]> | undefined;

  /** @param proses all that is read of the document, in source order */
  constructor(proses: readonly Prose[]) {
    this.#proses = proses;
  }

  /** @param prose the block of the mention */
  of({ kind, role, weight, because, cue, start, end, above }: Witness, prose: Prose): Evidence {
    const place = (above && this.#inHeading(above, prose)) ?? { prose, start, end };
    const span = toSource(place.prose, place.start, place.end);
    return { kind, role, weight, because, cue, span, text: place.prose.text.slice(place.start, place.end) };
  }

  /** In the last heading of this text before a block; undefined where it is none that is read, as a name of a file. */
  #inHeading({ heading, word }: NonNullable<Witness['above']>, { span: { start } }: Prose) {
    this.#headings ??= byText(this.#proses.filter(({ kind }) => kind === 'heading' || kind === 'title'));
    const prose = lastBefore(this.#headings.get(heading) ?? [], start);
    const place = prose && placeOfWord(prose.text, word);
    return place && { prose, ...place };
  }
}

function byText(proses: readonly Prose[]): ReadonlyMap<string, readonly Prose[]> {
  const all = new Map<string, Prose[]>();
  for (const prose of proses) {
    const alike = all.get(prose.text);
    if (alike === undefined) all.set(prose.text, [prose]);
    else alike.push(prose);
  }
  return all;
}

const lastBefore = (proses: readonly Prose[], offset: number): Prose | undefined =>
  proses[partitionPoint(proses, ({ span }) => span.start < offset) - 1];
