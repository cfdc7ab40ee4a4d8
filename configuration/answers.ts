import type { Decision, Term } from '../engine/model.js';

/** One of the answers that a question about two words can have, and what it means. */
export interface Choice {
  readonly answer: string;
  readonly means: string;
}

/** The answers to a question about two words. */
export function choicesFor([one, other]: readonly [Term, Term]): readonly Choice[] {
  return [
    { answer: `write ${one}`, means: `one actor under two names; “${one}” is to be written for them` },
    { answer: `write ${other}`, means: `one actor under two names; “${other}” is to be written for them` },
    { answer: 'both', means: 'one actor, and both words may stay as they are' },
    { answer: 'two', means: 'two actors, told apart on purpose' },
    { answer: 'covers', means: 'one word covers the other: it stands for these people and for others' },
    { answer: 'unknown', means: 'this cannot be told from what stands here; nothing is decided' },
  ];
}

/** What an answer decides; undefined for “unknown”. It must be one of those that {@link choicesFor} gives. */
export function decisionOf(answer: string): Pick<Decision, 'are' | 'write'> | undefined {
  if (answer === 'unknown') return undefined;
  if (answer === 'two') return { are: 'two actors' };
  if (answer === 'covers') return { are: 'one covers the other' };
  const write = answer.startsWith('write ') ? answer.slice('write '.length) : undefined;
  return { are: 'one actor', ...(write !== undefined && { write }) };
}
