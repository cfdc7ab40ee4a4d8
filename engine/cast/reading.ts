import { knownBlocks } from '../document/block.js';
import { definitionsIn } from '../document/definition.js';
import { read } from '../formats/index.js';
import type { Glossary, SourceDocument } from '../model.js';
import { type Scanner, scannerOf } from '../termbase/mention.js';
import type { CastInput, CastMention } from './input.js';
import { people } from './people.js';

/**
 * Reads a document for its cast: the words of the glossary and the team's own words for people.
 *
 * The one place that knows how the engine reads, scans and analyses.
 *
 * @returns undefined for a document with one word for people at most
 */
export function castInputOf(document: SourceDocument, glossary: Glossary): CastInput | undefined {
  if (!mayHaveTwo(document.text)) return undefined;
  const scanner = scannerFor(glossary);
  const proses = read(document, scanner.wanted).proses;
  const known = knownBlocks(proses, scanner, glossary).all;
  const defined = new Set<string>();
  const blocks = known.map(({ prose, analysis, judgeables, mayDefine }, index) => {
    if (mayDefine) for (const { term } of definitionsIn(analysis, known[index + 1]?.analysis)) defined.add(term);
    const mentions = judgeables.map(({ analysed, likely }): CastMention => {
      const { mention, at, sentence, relations, witnesses, acquittal } = analysed;
      const words = analysis.sentences[sentence]?.words ?? [];
      const families = [...new Set(witnesses.map(({ cue }) => cue))];
      return {
        mention,
        at,
        sentence,
        relations,
        words,
        families,
        likely,
        ...(acquittal ? { acquittal: acquittal.kind } : {}),
      };
    });
    return { prose, mentions };
  });
  return { text: document.text, blocks, defined };
}

/** Scanners by glossary: to make one takes longer than to read a small document. */
const scanners = new WeakMap<Glossary, Scanner>();

function scannerFor(glossary: Glossary): Scanner {
  let scanner = scanners.get(glossary);
  if (scanner === undefined) {
    scanner = scannerOf(withPeople(glossary));
    scanners.set(glossary, scanner);
  }
  return scanner;
}

/** The glossary with the seeds as words of their own; they promise no role. */
function withPeople(glossary: Glossary): Glossary {
  const known = new Set(glossary.terms.flatMap(({ term, deprecated }) => [term, ...deprecated]));
  const more = [...people.keys()].filter((term) => !known.has(term)).map((term) => ({ term, deprecated: [] }));
  return { ...glossary, terms: [...glossary.terms, ...more] };
}

const WORD = new RegExp(`\\b(?:${[...people.keys()].join('|').replace(/ /g, '\\s+')})`, 'gi');

/** Whether two different words for people stand in a text. */
function mayHaveTwo(text: string): boolean {
  let first: string | undefined;
  for (const [word] of text.matchAll(WORD)) {
    first ??= word.toLowerCase();
    if (word.toLowerCase() !== first) return true;
  }
  return false;
}
