import { globFault, roleNames } from '../../configuration/index.js';
import { didYouMean, type Severity, type TermStatus } from '../../engine/index.js';
import type { Field } from '../entry.js';

/** A field that holds one of few words. */
type Chosen = 'roles' | 'preferred' | 'status' | 'severity' | 'case';

/** What a field may hold, and what else glossaries call it. */
interface Choices {
  /** What a value is called in a message. */
  readonly name: string;
  readonly values: readonly string[];
  readonly others: Readonly<Record<string, string>>;
}

const CHOICES: Readonly<Record<Chosen, Choices>> = {
  roles: {
    name: 'role',
    values: roleNames,
    others: {},
  },
  preferred: {
    name: 'answer',
    values: ['yes', 'no'],
    others: { true: 'yes', false: 'no', x: 'yes' },
  },
  status: {
    name: 'status',
    values: ['preferred', 'admitted', 'proposed', 'deprecated', 'forbidden'] satisfies readonly TermStatus[],
    others: {
      approved: 'preferred',
      recommended: 'preferred',
      standardized: 'preferred',
      standardised: 'preferred',
      allowed: 'admitted',
      accepted: 'admitted',
      permitted: 'admitted',
      draft: 'proposed',
      new: 'proposed',
      candidate: 'proposed',
      superseded: 'deprecated',
      obsolete: 'deprecated',
      legacy: 'deprecated',
      'not recommended': 'deprecated',
      prohibited: 'forbidden',
      banned: 'forbidden',
      rejected: 'forbidden',
      'do not use': 'forbidden',
    },
  },
  severity: {
    name: 'severity',
    values: ['hint', 'information', 'warning', 'error'] satisfies readonly Severity[],
    others: { info: 'information', suggestion: 'information', warn: 'warning' },
  },
  case: {
    name: 'case',
    values: ['exact', 'any'],
    others: {
      'case-sensitive': 'exact',
      'case sensitive': 'exact',
      'case-insensitive': 'any',
      'case insensitive': 'any',
    },
  },
};

const isChosen = (field: Field): field is Chosen => Object.hasOwn(CHOICES, field);

/**
 * A value as a configuration says it, whatever its capitals: “Approved” is *preferred*, as is “preferredTerm-admn-sts”.
 *
 * @returns the value; or what is wrong with it, as a sentence with the remedy
 */
export function chosenValue(field: Field, written: string): string | { readonly fault: string } {
  if (field === 'files') {
    const fault = globFault(written);
    return fault === undefined ? written : { fault };
  }
  if (!isChosen(field)) return written;
  const { name, values, others } = CHOICES[field];
  const plain = written.trim().toLowerCase().replace(/\s+/g, ' ');
  const short = plain.replace(/(?:[ -]?term)?(?:-admn-sts)?$/, '');
  for (const text of [plain, short]) {
    if (values.includes(text)) return text;
    if (Object.hasOwn(others, text)) return others[text] as string;
  }
  const meant = didYouMean(plain, values);
  return { fault: `“${written}” is no ${name}.${meant} Write ${values.join(', ')}, or leave the cell empty.` };
}
