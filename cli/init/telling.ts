import {
  deedsIn,
  type PersonPair,
  type PersonWord,
  type Proposal,
  type ProposedCast,
  shippedCast,
} from '../../configuration/index.js';
import { counted } from '../format/count.js';
import { leadingPath, oneLine } from '../terminal.js';
import type { PeopleRead } from './command.js';

/** Words that stand once or twice in many documents are counted, and their lines left out. */
const SHOWN = 12;

/** What documents tell of their people, for a person. */
export function toldOf({ documents, people, proposal }: PeopleRead): string {
  const { words } = people;
  const read = `Read ${counted(documents, 'document')}.\n`;
  if (words.length === 0) return `${read}No words for people were found: nothing is proposed.\n`;
  const more = words.slice(SHOWN).map(({ term, mentions }) => `${term} (${mentions})`);
  return [
    read,
    '\nWords for people:\n',
    ...words.slice(0, SHOWN).map(wordOf),
    more.length === 0 ? '' : `  also ${more.join(', ')}\n`,
    pairsOf(proposal),
    proposal.fits.length === 0 ? '' : `\nCasts that nothing here speaks against: ${proposal.fits.join(', ')}.\n`,
    `\nProposal:${proposal.cast === undefined ? ' none, the documents do not tell who does what.\n' : `\n${proposedCastText(proposal.cast)}`}`,
  ].join('');
}

function wordOf({ term, mentions, documents, meaning, lines, ...word }: PersonWord): string {
  const does = deedsIn(word);
  const told = does.length === 0 ? '' : `: ${does.map(([deed, times]) => `${deed} ${times}×`).join(', ')}`;
  return `  ${term}, ${counted(mentions, 'time')} in ${counted(documents, 'document')}${told}\n${meaning === undefined ? '' : `    ${leadingPath(meaning.path)}: ${term} means “${oneLine(meaning.text)}”\n`}${lines
    .map(
      ({ path, line, text, because }) =>
        `    ${leadingPath(path)}:${line}: ${oneLine(text)}\n      ${oneLine(because)}\n`,
    )
    .join('')}`;
}

function pairsOf({ seeming, apart }: Proposal): string {
  if (seeming.length + apart.length === 0) return '';
  const because = ({ reasons }: PersonPair): string => (reasons.length === 0 ? '' : `: ${reasons.join('; ')}`);
  const unlike = ({ apart: many }: PersonPair): string => (many === 0 ? '' : ` (and are told apart in ${many})`);
  return [
    '\nTwo words:\n',
    ...seeming.map(
      (pair) =>
        `  ${both(pair)} seem to be one person in ${counted(pair.one, 'document')}${unlike(pair)}${because(pair)}\n`,
    ),
    ...apart.map((pair) => `  ${both(pair)} are told apart in ${counted(pair.apart, 'document')}\n`),
  ].join('');
}

const both = ({ words: [a, b] }: PersonPair): string => `“${a}” and “${b}”`;

/** A cast, a line for each of its members. */
export function proposedCastText(cast: ProposedCast): string {
  const members = typeof cast === 'string' ? shippedCast(cast) : cast;
  const lines = [...members].map(([term, { does = [], of }]) => {
    const told = [...(does.length > 0 ? [does.join(', ')] : []), ...(of === undefined ? [] : [`belongs to the ${of}`])];
    return `  ${term}${told.length === 0 ? '' : `: ${told.join('; ')}`}\n`;
  });
  return `${typeof cast === 'string' ? `  ${cast}, which is\n` : ''}${lines.join('')}`;
}

/** The same for a program. */
export function jsonOf({ documents, people, proposal }: PeopleRead, configuration: string, written: boolean): string {
  const { cast, fits, seeming, apart } = proposal;
  const told = {
    documents,
    words: people.words.map(({ roles, owners, ...word }) => ({
      ...word,
      does: Object.fromEntries(deedsIn({ roles })),
      owners: Object.fromEntries(owners),
    })),
    pairs: people.pairs,
    seeming: seeming.map(({ words, keep }) => ({ words, keep })),
    apart: apart.map(({ words }) => words),
    fits,
    cast: cast === undefined ? null : typeof cast === 'string' ? cast : Object.fromEntries(cast),
    configuration,
    written,
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}
