import { stringify } from 'yaml';
import type { Term } from '../engine/model.js';
import { nearest } from '../engine/nearest.js';
import { shippedCast, type WrittenMember } from './casts.js';
import type { ConfiguredDecision } from './configuration.js';
import type { ToldMeaning } from './people.js';
import type { ProposedCast } from './proposal.js';
import { roleNames } from './text-shapes.js';

/** What a team has answered. */
export interface AnswersToProposal {
  readonly cast?: ProposedCast | undefined;
  /** What documents say that words mean; those of the cast get it. */
  readonly meanings: ReadonlyMap<Term, ToldMeaning>;
  /** Words that are given up, and those that are written instead. */
  readonly instead: ReadonlyMap<Term, Term>;
  /** Two words that are two people. */
  readonly apart: readonly (readonly [Term, Term])[];
  /** Two words that seem to be one person, and nobody has decided. */
  readonly undecided: readonly (readonly [Term, Term])[];
}

/** The address of the schema in an installed package, from the folder of the configuration. */
export const installedSchema = 'node_modules/distinguo/distinguo.schema.json';

/**
 * A first configuration, as YAML with comments.
 *
 * @param schema where the schema is, for editors without our extension; undefined where it is not to be had
 */
export function configurationText(answers: AnswersToProposal, schema: string | undefined): string {
  const { cast, apart, undecided } = answers;
  const terms = termsOf(answers);
  return [
    schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n\n`,
    BASE,
    cast === undefined ? CAST : `\n# Who the people of the product are.\n${yaml({ cast: writtenCast(cast) })}`,
    apart.length === 0 ? '' : `\n# Words that are two people.\n${yaml({ decisions: apart.map(twoActors) })}`,
    ...undecided.map(
      ([a, b]) =>
        `\n# “${a}” and “${b}” seem to be one person. Write one of them (terms: { ${a}: ${b} }),\n# or say that they are two (decisions: [{ words: [${a}, ${b}], are: two actors }]).\n`,
    ),
    Object.keys(terms).length === 0
      ? TERMS
      : `\n# The words of your team, and those to be written instead.\n${yaml({ terms })}`,
    REST,
  ].join('');
}

/** Two words that are two people, in all documents. */
export const twoActors = (words: readonly [Term, Term]): ConfiguredDecision => ({ words, are: 'two actors' });

/** What is said of words: those to be written instead, and what the people of the cast are said to be. */
export function termsOf({ cast, meanings, instead }: AnswersToProposal): Readonly<Record<Term, string | object>> {
  const members = cast === undefined ? [] : [...(typeof cast === 'string' ? shippedCast(cast) : cast).keys()];
  const defined = members.flatMap((term) => {
    const meaning = meanings.get(term);
    return meaning === undefined ? [] : [[term, { definition: meaning.text, source: meaning.path }] as const];
  });
  return Object.fromEntries([...defined, ...[...instead].map(insteadOf)]);
}

/** `user: customer`; a word that is the name of a role as well needs the long form. */
const insteadOf = ([word, use]: readonly [Term, Term]): readonly [Term, string | object] => [
  word,
  nearest(use, roleNames) === undefined ? use : { use },
];

/** A cast as a configuration writes it. */
export const writtenCast = (cast: ProposedCast): string | object =>
  typeof cast === 'string' ? cast : Object.fromEntries([...cast].map(([term, member]) => [term, memberOf(member)]));

const memberOf = ({ does, of, where }: WrittenMember): object => ({
  ...(does !== undefined && { does }),
  ...(of !== undefined && { of }),
  ...(where !== undefined && { where }),
});

const yaml = (value: unknown): string =>
  stringify(value, { lineWidth: 0, collectionStyle: 'any', flowCollectionPadding: true });

const BASE = `# What to build on; also distinguo:microsoft, distinguo:red-hat, distinguo:marketplace,
# distinguo:public-sector, distinguo:client-services, a file (./terms.yml) or a package.
extends: distinguo:recommended
`;

const CAST = `
# Who the people of the product are: what each of them does (buys, operates, consumes, engages),
# and whose they are; or direct, b2b, b2b2c, marketplace, agency, household.
# cast:
#   merchant: { does: [buys, operates] }
#   customer: { does: [buys, operates], of: merchant }
`;

const TERMS = `
# The words of your team, and which role each names:
# buyer, operator, consumer, client, or program.
# terms:
#   merchant:
#     role: buyer
#     definition: Who sells on our platform, and pays for it.
#     preferred: true
`;

const REST = `
# How loud each rule is: off, hint, information, warning, error, or default
# (a warning when clear, information when likely).
# rules:
#   mixed-terms: off

# Phrases that are always right.
# allow:
#   - Customer Portal

# Places that you have decided are right.
# exceptions:
#   - files: legal/**
#     term: consumer
#     reason: The wording of the law.

# What is different for some files.
# overrides:
#   - files: docs/api/**
#     rules:
#       mixed-terms: off

# Files that are not read.
# ignore:
#   - archive/**
`;
