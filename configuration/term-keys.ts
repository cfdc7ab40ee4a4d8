import type { PartOfSpeech, TermStatus } from '../engine/model.js';
import type { KeysShape } from './shape.js';
import { blankFault, filesShape, nameShape, roleShape, sentenceShape, wordShape } from './text-shapes.js';

const statuses: readonly TermStatus[] = ['preferred', 'admitted', 'proposed', 'deprecated', 'forbidden'];
const partsOfSpeech: readonly PartOfSpeech[] = ['noun', 'verb', 'adjective', 'adverb', 'other'];

/** What is said of a term. */
export const termChange: KeysShape = {
  kind: 'keys',
  description: 'What the word promises and how it is spelt. What is left out stays as it was.',
  keys: {
    role: { ...roleShape, description: 'The role that the word names.' },
    roles: { kind: 'list', of: roleShape, description: 'The roles that the word names, when there are several.' },
    definition: { kind: 'text', description: 'What the word means, in one or two sentences; shown on hover.' },
    source: { kind: 'text', description: 'Where the definition comes from.' },
    notation: { kind: 'text', description: 'The number or code by which others know the term.' },
    broader: { kind: 'list', of: wordShape, description: 'Wider terms, of which this is one kind.', orOne: true },
    related: { kind: 'list', of: wordShape, description: 'Terms that have to do with this one.', orOne: true },
    domain: { kind: 'text', description: 'The field in which the word means this.' },
    note: { kind: 'text', description: 'What else is to be known of the word.' },
    examples: { kind: 'list', of: { kind: 'text', description: 'A sentence.' }, description: 'The word in use.' },
    status: {
      kind: 'text',
      oneOf: statuses,
      description:
        'What is decided of the word: “deprecated” and “forbidden” words are found even where there is no other to be written.',
    },
    use: { ...wordShape, description: 'The word to be written instead of this one.', examples: ['allowlist'] },
    deprecated: {
      kind: 'list',
      of: wordShape,
      description:
        'Spellings and words to be written as this term. A term of the glossary that is listed here is given up for this one.',
    },
    forbidden: { kind: 'list', of: wordShape, description: 'The same, found as errors.' },
    admitted: { kind: 'list', of: wordShape, description: 'Words that mean the same and may be written as well.' },
    case: {
      kind: 'text',
      oneOf: ['exact', 'any'],
      description: '“exact” for a name that has its own capitals: all others are found.',
    },
    plural: { ...wordShape, description: 'The plural, when it is not formed regularly.', examples: ['people'] },
    past: {
      ...wordShape,
      description: 'The form in -ed of a verb, when it is not formed regularly.',
      examples: ['ran'],
    },
    gerund: { ...wordShape, description: 'The form in -ing of a verb, when it is not formed regularly.' },
    partOfSpeech: {
      kind: 'text',
      oneOf: partsOfSpeech,
      description:
        'How the word is used; a word that is to be written otherwise is then found only where it is used so (“login” as a verb).',
    },
    message: { kind: 'text', description: 'What a finding says.', fault: blankFault },
    severity: {
      kind: 'text',
      oneOf: ['hint', 'information', 'warning', 'error'],
      description: 'How loud a finding is; a warning when absent, an error for a forbidden word.',
    },
    flags: { kind: 'list', of: sentenceShape, description: 'Sentences in which the word must be found.' },
    passes: { kind: 'list', of: sentenceShape, description: 'Sentences in which nothing may be found.' },
    preferred: { kind: 'flag', description: 'Whether fixes write this word for its roles.' },
  },
};

/** The same, where it may hold for some files alone. */
export const boundTerm: KeysShape = {
  ...termChange,
  keys: {
    ...termChange.keys,
    files: {
      ...filesShape,
      description: 'The only files for which this holds: globs, relative to the folder of the configuration.',
    },
    audience: {
      kind: 'list',
      orOne: true,
      of: nameShape,
      description: 'The only readers for whom this holds; which files are theirs, “audiences” says.',
    },
    language: {
      kind: 'list',
      orOne: true,
      of: nameShape,
      description: 'The only languages in which this holds (“en-GB”); which files are in them, “languages” says.',
    },
  },
};
