import type { Decision } from '../engine/model.js';
import { deeds } from './casts.js';
import type { KeysShape } from './shape.js';
import { filesShape, roleNames, roleShape, termShape } from './text-shapes.js';

/** One of the people of a cast. */
export const castMember: KeysShape = {
  kind: 'keys',
  description: 'One of the people of the product.',
  keys: {
    does: {
      kind: 'list',
      orOne: true,
      of: { kind: 'text', description: 'What they do.', oneOf: Object.keys(deeds) },
      description: 'What they do with the product: buys, operates, consumes or engages (a professional).',
    },
    of: { ...termShape, description: 'Whose people they are, when they are not ours: another word of the cast.' },
    where: {
      kind: 'list',
      of: termShape,
      description: 'Places in which they alone act, in the singular: “checkout”, “admin”.',
      orOne: true,
    },
  },
};

/** How two words for people can stand to each other. */
export const relationships: readonly Decision['are'][] = ['one actor', 'two actors', 'one covers the other'];

/** What a team has decided of words for people. */
export const decision: KeysShape = {
  kind: 'keys',
  description: 'How two words for people stand to each other, or whom one word names.',
  keys: {
    words: { kind: 'list', of: termShape, length: 2, description: 'The two words.' },
    are: {
      kind: 'text',
      oneOf: relationships,
      description:
        'Whether they name one actor or two, or one of them covers the other (“user” for everybody with an account).',
    },
    write: { ...termShape, description: 'Of one actor: the word to be written. Without it, both words may stay.' },
    word: { ...termShape, description: 'A single word.' },
    roles: {
      kind: 'list',
      of: roleShape,
      orOne: true,
      description: 'Whom a single word names, whatever it names elsewhere.',
    },
    files: { ...filesShape, description: 'The only files for which this holds; all when absent.' },
    reason: { kind: 'text', description: 'Why it is so, for those who come later.' },
  },
  someOf: ['words', 'word'],
  fault: decisionFault,
};

function decisionFault({
  words,
  are,
  write,
  word: single,
  roles,
}: Readonly<Record<string, unknown>>): string | undefined {
  if (single !== undefined) {
    if (words !== undefined || are !== undefined || write !== undefined)
      return 'A decision is about “word” and its “roles”, or about two “words”: make two of this.';
    return Array.isArray(roles) && roles.length > 0
      ? undefined
      : `Say whom “${single}” names: roles: [${roleNames.join(', ')}].`;
  }
  if (roles !== undefined)
    return 'Of two words it is said how they stand to each other: leave “roles” out, or name one “word”.';
  if (are === undefined) return `Say how the two stand to each other: are: ${relationships.join(', or ')}.`;
  const [one, other] = words as readonly unknown[];
  if (one === undefined || other === undefined) return undefined; // What is wrong with them is told already.
  if (one === other) return `“${one}” stands here twice: name two words.`;
  if (write === undefined) return undefined;
  if (are !== 'one actor') return 'Only one actor has one word: say “are: one actor”, or leave “write” out.';
  return write === one || write === other ? undefined : `“write” must be “${one}” or “${other}”.`;
}
