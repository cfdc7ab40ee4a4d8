import { type DocumentModel, isPage } from '../document/document.js';
import { COLUMNS } from '../learned/columns.js';
import type { Role } from '../model.js';
import { recordOf } from '../termbase/role-record.js';
import type { Deeds } from './deeds.js';
import { DOUBTS, type Measured } from './measured.js';

/**
 * Tells a draft that mixes its words from an edited text. In our labelled
 * documents an edited text has one wrong word in a hundred at most, a draft one
 * in five; whether the other mentions are doubtful tells which of the two it is,
 * so that a single doubt never lowers its own threshold.
 */
export interface DraftDetection {
  /** Whether the mentions other than that at an index show a draft. */
  isDraftFor(at: number): boolean;
}

/**
 * At least so much doubt: strong doubts in all, and of each kind for one
 * mention. On 20 drafts and 190 edited documents nearly all drafts pass, and 2
 * of 100 mentions of edited documents stand in one that does.
 */
const DRAFT = { strong: 1.5, someEach: 0.12, strongEach: 0.06, totalEach: 0.1 } as const;

/**
 * So strong must the doubts of a page be that are not of this word for this other: in all, or as a share of all doubts. A
 * page whose doubts are all of one kind speaks so: of 40 findings in such pages, most of them of customers who operate,
 * readers shared six.
 */
const BESIDE = { other: { least: 0.8, share: 0.2 }, operating: { least: 2, share: 0.3 } } as const;

/** Mentions that a document is taken to have besides, without a doubt: few mentions prove little. */
const BESIDES = 3;

/**
 * Nothing is mixed up where one of the two words hardly stands: a text about customers alone, all of whom have roles
 * and write posts, calls its people so. So many of the other word there must be, and such a part of those of this one.
 * Buyers operate as well: where theirs is the usual word, that they do is mixed up only if the others are in doubt, too.
 */
const BOTH = { count: 2, part: 0.3, operating: 3, half: 0.5, usual: 1.6, doubt: 1 } as const;

/** Weighs the doubts of all mentions of a document. */
export function detectDraft({ written, meant, doubts }: Measured, deeds: Deeds, model: DocumentModel): DraftDetection {
  const all = { some: 0, strong: 0, total: 0, count: 0 };
  // For each column of what is written, and each of what is meant, how strong the doubts are.
  const strongOf = COLUMNS.map(() => new Float64Array(COLUMNS.length));
  for (let at = 0; at < meant.length; at++) {
    const other = meant[at] ?? -1;
    if (other < 0) continue;
    const from = at * DOUBTS;
    all.some += doubts[from] ?? 0;
    all.strong += doubts[from + 1] ?? 0;
    all.total += doubts[from + 2] ?? 0;
    all.count++;
    const own = strongOf[written[at] ?? -1];
    if (own !== undefined) own[other] = (own[other] ?? 0) + (doubts[from + 1] ?? 0);
  }
  const isLong = isPage(model);
  const both = COLUMNS.map((own, row) =>
    COLUMNS.map((other, column) => {
      const { least, share } = operates(own, other) ? BESIDE.operating : BESIDE.other;
      const strong = all.strong - (strongOf[row]?.[column] ?? 0);
      return areBoth(own, other, deeds) && (strong >= least || strong >= share * all.strong);
    }),
  );
  return {
    isDraftFor(at) {
      const other = meant[at] ?? -1;
      // Of a mention without a score nothing is in doubt.
      if (isLong && other >= 0 && both[written[at] ?? -1]?.[other] === false) return false;
      const from = at * DOUBTS;
      const each = all.count - (other < 0 ? 0 : 1) + BESIDES;
      const strong = all.strong - (doubts[from + 1] ?? 0);
      return (
        strong >= DRAFT.strong &&
        (all.some - (doubts[from] ?? 0)) / each >= DRAFT.someEach &&
        strong / each >= DRAFT.strongEach &&
        (all.total - (doubts[from + 2] ?? 0)) / each >= DRAFT.totalEach
      );
    },
  };
}

/** Who has bought operates as well. */
const operates = (written: Role, meant: Role): boolean => recordOf(written).operates?.as === meant;

function areBoth(written: Role, meant: Role, deeds: Deeds): boolean {
  const others = deeds.mentionsOf(meant);
  const own = deeds.mentionsOf(written) - 1;
  if (others < BOTH.count || others < BOTH.part * own) return false;
  if (!operates(written, meant)) return true;
  if (others < BOTH.operating || others < BOTH.half * own) return false;
  return others >= BOTH.usual * own || deeds.doubt(meant) >= BOTH.doubt;
}
