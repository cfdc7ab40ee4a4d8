import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { formats } from '../../engine/formats/formats.generated.js';
import { ignoreHere, ignoreInFile, languageOf, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { neutralFor, structureOf } from '../support/structure.js';

const neutral = neutralFor(recommendedSettings.glossary);
const catalogues = Object.values(formats).filter(({ among }) => among !== undefined);
const examples = fs
  .readdirSync('examples', { recursive: true })
  .map((name) => `examples/${name}`)
  .filter((name) => fs.statSync(name).isFile());

describe.each(catalogues)('a finding in $name', ({ id, comments }) => {
  const [name] = examples.filter((each) => languageOf(each) === id);
  const text = fs.readFileSync(name ?? '', 'utf8');
  const again = (source: string) => review({ text: source, languageId: id }, recommendedSettings);
  const reviewable = { document: { text, languageId: id }, review: again(text), again };
  const [finding] = reviewable.review.findings;

  it('is shown by the example', () => expect(finding).toBeDefined());

  it.each([
    ['where it stands', ignoreHere],
    ['in the whole file', ignoreInFile],
  ])(`is silenced by a comment %s, if there are comments`, (_where, insertionFor) => {
    const insertion = finding && insertionFor(reviewable, finding);
    if (comments === undefined) {
      expect(insertion).toBeUndefined();
      return;
    }
    if (insertion === undefined) throw new Error('no comment can stand');
    const silenced = withInsertion(text, insertion);
    const after = again(silenced);
    expect(after.findings.length).toBeLessThan(reviewable.review.findings.length);
    expect(after.problems).toEqual([]);
    if (id === 'yaml') expect(structureOf(silenced, id, neutral)).toBe(structureOf(text, id, neutral));
  });
});
