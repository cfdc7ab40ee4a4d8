import assert from 'node:assert/strict';
import { recommendedSettings } from '../../../configuration/index.js';
import { review } from '../../../rules/index.js';
import { givenUp } from '../../support/given-up.js';
import { Unsound } from '../../support/soundness.js';
import { languageOf, textOf } from './text.js';

const directive = /distinguo-(?:d(?=isable)|e(?=nable))/g;

/** Reads directives: they silence findings and never make, move or lose one; the first byte is the format. */
export function suppression(data: Uint8Array): void {
  const languageId = languageOf(data);
  const text = textOf(data.subarray(1));
  for (const settings of [recommendedSettings, givenUp]) {
    const { findings, suppressed, problems } = review({ text, languageId }, settings);
    for (const { span, message } of problems) {
      if (span.start < 0 || span.end > text.length || span.start >= span.end)
        throw new Unsound(`“${message}” points at ${span.start} to ${span.end} in a text of ${text.length}.`);
    }
    // The same document in which no directive is spelt rightly: comments that hold one are left out of its length.
    const plain = review({ text: text.replace(directive, 'distinguo-_'), languageId }, settings);
    const places = (list: typeof findings) => list.map(({ rule, span }) => `${span.start}-${span.end} ${rule}`).sort();
    assert.deepEqual(places([...findings, ...suppressed]), places(plain.findings));
  }
}
