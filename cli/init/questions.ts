import process from 'node:process';
import { createInterface } from 'node:readline';
import {
  type AnswersToProposal,
  castNames,
  castWithout,
  type PersonPair,
  type Proposal,
  type ProposedCast,
} from '../../configuration/index.js';
import { didYouMean } from '../../engine/index.js';
import { oneLine, type Terminal } from '../terminal.js';

/** What becomes of two words that seem to be one person. */
type Decision = { readonly instead: readonly [word: string, use: string] } | 'two people' | 'later';

/**
 * Asks a person about the proposal, a line for each answer: at a terminal, or from a pipe.
 *
 * @returns undefined where the input ends before all is answered
 */
export async function ask(proposal: Proposal, terminal: Terminal): Promise<AnswersToProposal | undefined> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  try {
    const next = lines[Symbol.asyncIterator]();
    const read = async (question: string): Promise<string | undefined> => {
      await terminal.print(question);
      await terminal.flush();
      const { value, done } = await next.next();
      return done === true ? undefined : value.trim().toLowerCase();
    };
    const decisions: Decision[] = [];
    for (const pair of proposal.seeming) {
      const decision = await decide(pair, read, terminal);
      if (decision === undefined) return undefined;
      decisions.push(decision);
    }
    const cast = await askCast(proposal, read, terminal);
    return cast === undefined ? undefined : answersOf(proposal, decisions, cast);
  } finally {
    lines.close();
  }
}

type Read = (question: string) => Promise<string | undefined>;

async function decide({ words: [a, b], keep, reasons }: PersonPair, read: Read, terminal: Terminal) {
  const because = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  await terminal.print(oneLine(`Are “${a}” and “${b}” one person?${because}`));
  for (;;) {
    const answer = await read(
      `\n  ${a}, ${b}: the word to be written for both (rather “${keep}”); two: they are two people; Enter: decide later\n> `,
    );
    if (answer === undefined) return undefined;
    if (answer === '') return 'later' as const;
    if (answer === 'two') return 'two people' as const;
    if (answer === a || answer === b) return { instead: [answer === a ? b : a, answer] as const };
    await terminal.print(`There is no answer “${oneLine(answer)}”.${didYouMean(answer, [a, b, 'two'])}`);
  }
}

/** The name of a cast, the proposal, or none (null); undefined where the input ends. */
async function askCast({ cast, fits }: Proposal, read: Read, terminal: Terminal) {
  const usual = cast === undefined ? 'no cast' : typeof cast === 'string' ? cast : 'the proposal';
  const others = [...fits, ...castNames.filter((name) => !fits.includes(name))];
  for (;;) {
    const answer = await read(
      `Who are the people of the product?\n  Enter: ${usual}; ${others.join(', ')}: a cast that ships; none: no cast\n> `,
    );
    if (answer === undefined) return undefined;
    if (answer === '') return cast ?? null;
    if (answer === 'none') return null;
    if (castNames.includes(answer)) return answer;
    await terminal.print(`There is no cast “${oneLine(answer)}”.${didYouMean(answer, [...castNames, 'none'])}\n`);
  }
}

function answersOf(
  { seeming, meanings }: Proposal,
  decisions: readonly Decision[],
  cast: ProposedCast | null,
): AnswersToProposal {
  const instead = new Map(decisions.flatMap((decision) => (typeof decision === 'object' ? [decision.instead] : [])));
  const pairsWith = (said: Decision) => seeming.filter((_, at) => decisions[at] === said).map(({ words }) => words);
  const left = cast === null ? undefined : castWithout(cast, [...instead.keys()]);
  return {
    ...(left !== undefined && { cast: left }),
    meanings,
    instead,
    apart: pairsWith('two people'),
    undecided: pairsWith('later'),
  };
}
