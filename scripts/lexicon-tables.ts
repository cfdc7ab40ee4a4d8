import fs from 'node:fs';
import path from 'node:path';
import { ROLE_CODES } from '../engine/lexicon/role-codes.js';
import { type LexiconSlot, NEARBY_SLOTS, RELATION_SLOTS } from '../engine/lexicon/slots.js';
import type { Role } from '../engine/model.js';

export { ROLE_CODES };

/** A row of a family: what one relation says. */
export interface LexiconRow {
  readonly slot: LexiconSlot;
  /** The word or words that stand in the slot, joined by “_”. */
  readonly lemma: string;
  /** 1 leans, 2 is clear, 3 decides alone. */
  readonly weight: 1 | 2 | 3;
  /** A sentence with the mention in brackets. */
  readonly example: string;
  /** File and line, for messages. */
  readonly place: string;
}

/** Rows of a family with one explanation. */
export interface LexiconSection {
  /** What is said of a finding, with `{words}` for the words on the page. */
  readonly because: string;
  /** Why these rows speak for the role. */
  readonly reason: string;
  /** Where the rows come from. */
  readonly source: string;
  readonly rows: readonly LexiconRow[];
}

/** The rows that speak of one matter, all for one role. */
export interface LexiconFamily {
  readonly family: string;
  readonly role: Role;
  readonly sections: readonly LexiconSection[];
}

/** A compound whose first word is fixed. */
export interface SetCompoundRow {
  readonly term: string;
  /** The words behind the term; “_” stands for the term where it is not first. */
  readonly head: string;
  /** “yes”, “no”, or “with ” and the words beside which another term is a mistake. */
  readonly wrong: string;
  readonly meaning: string;
  readonly example: string;
  readonly place: string;
}

const folder = path.join('engine', 'lexicon');
const KEYS: ReadonlySet<string> = new Set(['role', 'reason', 'because', 'source']);

/**
 * The families of the lexicon, in the order of their names.
 *
 * @throws with file, line and remedy when a table is not what it must be, or a relation stands in two places
 */
export function readFamilies(): readonly LexiconFamily[] {
  const names = fs.readdirSync(path.join(folder, 'families')).filter((name) => name.endsWith('.tsv'));
  const families = names.sort().map((name) => {
    const file = path.join(folder, 'families', name);
    return familyOf(file, fs.readFileSync(file, 'utf8'));
  });
  const seen = new Map<string, string>();
  for (const { slot, lemma, place } of families.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows))) {
    const key = `${slot}:${lemma}`;
    if (seen.has(key)) throw new Error(`${place}: “${key}” stands already in ${seen.get(key)}; keep one`);
    seen.set(key, place);
  }
  return families;
}

/**
 * The set compounds.
 *
 * @throws with file and line when a row lacks a column
 */
export function readSetCompounds(): readonly SetCompoundRow[] {
  const file = path.join(folder, 'set-compounds.tsv');
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '' || line.startsWith('#')) return [];
      const place = `${file}:${index + 1}`;
      const [term, head, wrong, meaning, example] = line.split('\t');
      if (!(term && head && wrong && meaning && example))
        throw new Error(`${place}: a row is term, head, wrong (yes, no or with …), meaning, example`);
      return [{ term, head, wrong, meaning, example, place }];
    });
}

/**
 * Reads a family: first `# key: value` lines for all of it (role, source, and the reason if there is one), then sections,
 * each with a `# because:` of its own and rows below it. A line in a section overrides that of the family.
 */
function familyOf(file: string, text: string): LexiconFamily {
  const header: Record<string, string> = {};
  let own = header;
  const sections: (LexiconSection & { rows: LexiconRow[] })[] = [];
  let rows: LexiconRow[] | undefined;
  text.split('\n').forEach((line, index) => {
    const place = `${file}:${index + 1}`;
    if (line === '') {
      rows = undefined;
      own = {};
    } else if (line.startsWith('#')) {
      if (rows !== undefined) throw new Error(`${place}: put an empty line before the next section`);
      const [key, value] = keyOf(line, place);
      own[key] = value;
    } else {
      if (rows === undefined) {
        rows = [];
        sections.push({ ...sectionOf({ ...header, ...own }, place), rows });
      }
      rows.push(rowOf(line, place));
    }
  });
  const { role } = header;
  if (role === undefined || !Object.hasOwn(ROLE_CODES, role))
    throw new Error(`${file}:1: the family needs a “# role:” line, one of ${Object.keys(ROLE_CODES).join(', ')}`);
  return { family: path.basename(file, '.tsv'), role: role as Role, sections };
}

function keyOf(line: string, place: string): readonly [string, string] {
  const [, key = '', value = ''] = /^# (\w+): (.+)$/.exec(line) ?? [];
  if (!KEYS.has(key))
    throw new Error(`${place}: a line with “#” is one of ${[...KEYS].map((known) => `“# ${known}: …”`).join(', ')}`);
  return [key, value];
}

function sectionOf({ because, reason, source }: Record<string, string>, place: string): Omit<LexiconSection, 'rows'> {
  if (!because) throw new Error(`${place}: the section needs a “# because:” line above its rows`);
  if (!reason) throw new Error(`${place}: the section or its family needs a “# reason:” line`);
  if (!source)
    throw new Error(`${place}: the section or its family needs a “# source:” line: where its rows come from`);
  return { because, reason, source };
}

function rowOf(line: string, place: string): LexiconRow {
  const [slot = '', lemma, weight = '', example = ''] = line.split('\t');
  const known = { ...RELATION_SLOTS, ...NEARBY_SLOTS };
  if (!Object.hasOwn(known, slot))
    throw new Error(`${place}: unknown slot “${slot}”; use one of ${Object.keys(known).join(', ')}`);
  if (!lemma) throw new Error(`${place}: a row is slot, lemma, weight, example`);
  if (!/^[123]$/.test(weight)) throw new Error(`${place}: the weight is 1, 2 or 3, not “${weight}”`);
  if (!/\[[^\]]+\]/.test(example)) throw new Error(`${place}: the example must hold its [word] in brackets`);
  return { slot: slot as LexiconSlot, lemma, weight: Number(weight) as 1 | 2 | 3, example, place };
}
