import fs from 'node:fs';
import { parse } from 'yaml';
import { configurationText, PeopleOfDocuments, parseConfiguration, proposalFor } from '../../configuration/index.js';
import type { Span } from '../../engine/model.js';
import { loadSettings, review } from '../../library/index.js';
import type { MarkedDocument } from './marked.js';
import { isByTwo, touchedBy, usefulness } from './usefulness.js';

/** The casts that readers told, by the file of their draft. */
const TOLD = 'train/cast/told-casts.yml';

/** What is found in drafts under one kind of cast. */
interface Count {
  casts: number;
  found: number;
  marks: number;
  findings: number;
  useful: number;
  fair: number;
  quiet: number;
  clean: number;
}

/**
 * Prints what casts change: none, the one that `init --yes` proposes for each draft, and the one that its readers told.
 *
 * @throws Error where a cast is none
 */
export async function reportCasts(documents: readonly MarkedDocument[], lists: boolean): Promise<void> {
  const told: Readonly<Record<string, unknown>> = parse(fs.readFileSync(TOLD, 'utf8'));
  const drafts = documents.filter(({ set }) => set === 'drafts');
  const known = drafts.filter(({ file }) => file in told);
  const single = documents.filter(({ set }) => set === 'extra');
  const none = (): string => '';
  const byHand = ({ file }: MarkedDocument): string => JSON.stringify({ cast: told[file] });
  for (const [name, some, kinds] of [
    ['drafts read twice', drafts, { none, proposed }],
    ['drafts read once', single, { none, proposed }],
    ['of the first, those of which a cast is told', known, { none, proposed, told: byHand }],
  ] as const)
    for (const [kind, textOf] of Object.entries(kinds))
      console.log(`${name}, cast ${kind}: ${shown(await counted(some, textOf, lists))}`);
}

/** The configuration that `distinguo init --yes` writes for one document. */
function proposed({ file, document }: MarkedDocument): string {
  const people = new PeopleOfDocuments();
  people.add(file, document);
  const { cast, meanings, seeming } = proposalFor(people);
  const undecided = seeming.map(({ words }) => words);
  return configurationText({ ...(cast && { cast }), meanings, instead: new Map(), apart: [], undecided }, undefined);
}

async function counted(
  documents: readonly MarkedDocument[],
  textOf: (marked: MarkedDocument) => string,
  lists: boolean,
): Promise<Count> {
  const count: Count = { casts: 0, found: 0, marks: 0, findings: 0, useful: 0, fair: 0, quiet: 0, clean: 0 };
  for (const marked of documents) {
    const text = textOf(marked);
    const findings = await findingsIn(marked, text);
    const touched = new Set(findings.flatMap((places) => touchedBy(marked, places)));
    if (parseConfiguration('distinguo.yml', text).data.cast !== undefined) count.casts++;
    for (const { n, with: other, by } of marked.marks) {
      if (Object.keys(marked.cast).length > 1 && !isByTwo(by)) continue;
      count.marks++;
      if (touched.has(n) || (other !== undefined && touched.has(other))) count.found++;
    }
    for (const places of findings) {
      const worth = usefulness(marked, places);
      count.findings++;
      if (worth === 'useful') count.useful++;
      if (worth === 'fair') count.fair++;
      if (lists) console.log(`  ${marked.file} ${worth}: ${places.length} places from ${places[0]?.start}`);
    }
    if (marked.marks.length > 0) continue;
    count.clean++;
    if (findings.length === 0) count.quiet++;
  }
  return count;
}

/** The places of each finding of all rules. */
async function findingsIn({ file, document }: MarkedDocument, text: string): Promise<readonly (readonly Span[])[]> {
  const { settings, mistakes } = await loadSettings('/drafts/distinguo.yml', {
    document: file,
    readFile: async (path) => (path === '/drafts/distinguo.yml' ? text : undefined),
  });
  const [mistake] = mistakes;
  if (mistake !== undefined) throw new Error(`The cast of ${file}: ${mistake.message}`);
  return review(document, settings).findings.map(({ span, places = [] }) => [span, ...places]);
}

const shown = ({ casts, found, marks, findings, useful, fair, quiet, clean }: Count): string =>
  `${casts} casts; ${found} of ${marks} marks of all readers found; of ${findings} findings ${useful} useful, ${fair} arguable; ${quiet} of ${clean} without marks left alone`;
