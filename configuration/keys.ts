import { textLanguageIds } from '../engine/formats/languages.js';
import type { Decision, PartOfSpeech, Role, TermStatus } from '../engine/model.js';
import { nearest } from '../engine/nearest.js';
import { roles } from '../engine/termbase/roles.generated.js';
import { ruleSummaries } from '../rules/rule-ids.generated.js';
import { castNames, deeds } from './casts.js';
import { ruleSettings } from './defaults.js';
import { globFault } from './glob.js';
import { presetNames, presetSummaries } from './presets.js';
import type { KeysShape, Shape, TextShape } from './shape.js';

/** What each role is, in the words of the documentation. */
export const roleDescriptions = Object.fromEntries(
  roles.map(({ id, wording }) => [id, wording.description]),
) as Readonly<Record<Role, string>>;

/** The names of all roles. */
export const roleNames: readonly Role[] = roles.map(({ id }) => id);

const statuses: readonly TermStatus[] = ['preferred', 'admitted', 'proposed', 'deprecated', 'forbidden'];
const partsOfSpeech: readonly PartOfSpeech[] = ['noun', 'verb', 'adjective', 'adverb', 'other'];

/** A term as a glossary writes it: lower case, single spaces. */
export function normalTerm(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

const glob: TextShape = {
  kind: 'text',
  description: 'A path or glob, relative to the folder of the configuration, with forward slashes.',
  fault: globFault,
  examples: ['docs/**', '*.mdx'],
};

const files = {
  kind: 'list',
  orOne: true,
  of: glob,
  description: 'The files that are meant: globs, relative to the folder of the configuration.',
} as const;

const term: TextShape = {
  kind: 'text',
  description: 'A term in the singular: a word, or several with single spaces.',
  fault: termFault,
  normal: normalTerm,
  examples: ['merchant', 'end user'],
};

/** What a team calls its readers, or a language. */
const name: TextShape = {
  kind: 'text',
  description: 'A name.',
  fault: blankFault,
  normal: (text) => text.trim(),
};

/** A word as it is written, with its capitals. */
const word: TextShape = {
  ...term,
  description: 'A word, or several with single spaces, as it is written.',
  normal: (text) => text.trim().replace(/\s+/g, ' '),
};

const role: TextShape = { kind: 'text', description: 'Who is meant.', oneOf: roleNames, meaning: roleDescriptions };

/** `merchant: buyer` or `whitelist: allowlist`; what nearly is a role is a slip. */
const roleOrWord: TextShape = {
  ...word,
  description: 'The role of the word, or the word to be written instead.',
  fault: (text) => {
    const meant = roleNames.includes(text as Role) ? undefined : nearest(text, roleNames);
    return meant === undefined
      ? termFault(text)
      : `“${text}” is not known here. Did you mean “${meant}”? For the word “${text}”, write { use: ${text} }.`;
  },
  examples: [...roleNames, 'allowlist'],
  offered: roleNames,
  meaning: roleDescriptions,
};

const sentence: TextShape = {
  kind: 'text',
  description: 'A sentence; `«written→right»` marks what is found and how it is rewritten.',
  fault: blankFault,
};

const termChange: KeysShape = {
  kind: 'keys',
  description: 'What the word promises and how it is spelt. What is left out stays as it was.',
  keys: {
    role: { ...role, description: 'The role that the word names.' },
    roles: { kind: 'list', of: role, description: 'The roles that the word names, when there are several.' },
    definition: { kind: 'text', description: 'What the word means, in one or two sentences; shown on hover.' },
    source: { kind: 'text', description: 'Where the definition comes from.' },
    notation: { kind: 'text', description: 'The number or code by which others know the term.' },
    broader: { kind: 'list', of: word, description: 'Wider terms, of which this is one kind.', orOne: true },
    related: { kind: 'list', of: word, description: 'Terms that have to do with this one.', orOne: true },
    domain: { kind: 'text', description: 'The field in which the word means this.' },
    note: { kind: 'text', description: 'What else is to be known of the word.' },
    examples: { kind: 'list', of: { kind: 'text', description: 'A sentence.' }, description: 'The word in use.' },
    status: {
      kind: 'text',
      oneOf: statuses,
      description:
        'What is decided of the word: “deprecated” and “forbidden” words are found even where there is no other to be written.',
    },
    use: { ...word, description: 'The word to be written instead of this one.', examples: ['allowlist'] },
    deprecated: {
      kind: 'list',
      of: word,
      description:
        'Spellings and words to be written as this term. A term of the glossary that is listed here is given up for this one.',
    },
    forbidden: { kind: 'list', of: word, description: 'The same, found as errors.' },
    admitted: { kind: 'list', of: word, description: 'Words that mean the same and may be written as well.' },
    case: {
      kind: 'text',
      oneOf: ['exact', 'any'],
      description: '“exact” for a name that has its own capitals: all others are found.',
    },
    plural: { ...word, description: 'The plural, when it is not formed regularly.', examples: ['people'] },
    past: { ...word, description: 'The form in -ed of a verb, when it is not formed regularly.', examples: ['ran'] },
    gerund: { ...word, description: 'The form in -ing of a verb, when it is not formed regularly.' },
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
    flags: { kind: 'list', of: sentence, description: 'Sentences in which the word must be found.' },
    passes: { kind: 'list', of: sentence, description: 'Sentences in which nothing may be found.' },
    preferred: { kind: 'flag', description: 'Whether fixes write this word for its roles.' },
  },
};

const castMember: KeysShape = {
  kind: 'keys',
  description: 'One of the people of the product.',
  keys: {
    does: {
      kind: 'list',
      orOne: true,
      of: { kind: 'text', description: 'What they do.', oneOf: Object.keys(deeds) },
      description: 'What they do with the product: buys, operates, consumes or engages (a professional).',
    },
    of: { ...term, description: 'Whose people they are, when they are not ours: another word of the cast.' },
    where: {
      kind: 'list',
      of: term,
      description: 'Places in which they alone act, in the singular: “checkout”, “admin”.',
      orOne: true,
    },
  },
};

/** How two words for people can stand to each other. */
export const relationships: readonly Decision['are'][] = ['one actor', 'two actors', 'one covers the other'];

const decision: KeysShape = {
  kind: 'keys',
  description: 'How two words for people stand to each other, or whom one word names.',
  keys: {
    words: { kind: 'list', of: term, length: 2, description: 'The two words.' },
    are: {
      kind: 'text',
      oneOf: relationships,
      description:
        'Whether they name one actor or two, or one of them covers the other (“user” for everybody with an account).',
    },
    write: { ...term, description: 'Of one actor: the word to be written. Without it, both words may stay.' },
    word: { ...term, description: 'A single word.' },
    roles: {
      kind: 'list',
      of: role,
      orOne: true,
      description: 'Whom a single word names, whatever it names elsewhere.',
    },
    files: { ...files, description: 'The only files for which this holds; all when absent.' },
    reason: { kind: 'text', description: 'Why it is so, for those who come later.' },
  },
  someOf: ['words', 'word'],
  fault: decisionFault,
};

/** What an override can say as well as the whole file. */
const partKeys = (change: KeysShape): Readonly<Record<string, Shape>> => ({
  rules: {
    kind: 'keys',
    description:
      'How loud each rule is. “default” follows the certainty of each finding: a warning when clear, information when likely.',
    keys: Object.fromEntries(
      Object.entries(ruleSummaries).map(([id, description]) => [
        id,
        {
          kind: 'text',
          description,
          oneOf: ruleSettings,
          meant: { false: 'off', true: 'default', no: 'off' },
        } as const,
      ]),
    ),
  },
  terms: {
    kind: 'map',
    description:
      'The words of the team: each with its role, the word to be written instead, more to say of it, or false to leave it out.',
    key: term,
    of: {
      kind: 'either',
      description: 'A role, the word to be written instead, a description of the term, or false to leave it out.',
      choices: [
        roleOrWord,
        change,
        {
          kind: 'flag',
          only: false,
          instead: `To have the word judged, say whom it names: ${roleNames.join(', ')}.`,
          description: 'The word is not judged.',
        },
      ],
    },
  },
  roles: {
    kind: 'keys',
    description: 'Which word the team uses for which role.',
    keys: Object.fromEntries(roleNames.map((name) => [name, roleShape(name)])),
  },
  cast: {
    kind: 'either',
    description:
      'Who the people of the product are: a cast that ships, or the words for them. It takes the place of what was inherited.',
    choices: [
      { kind: 'text', description: 'A cast that ships.', oneOf: castNames },
      { kind: 'map', description: 'Each word, and who that is.', key: term, of: castMember },
    ],
  },
  allow: {
    kind: 'list',
    of: { kind: 'text', description: 'A phrase that holds a term and is always right.', fault: blankFault },
    description: 'Phrases that are left alone: names of products, fixed expressions. Upper and lower case are alike.',
  },
});

/** Everything that a configuration file can say. */
export const configurationShape: KeysShape = {
  kind: 'keys',
  description: 'Configuration of Distinguo: which word names which role, and how loud the rules are.',
  keys: {
    $schema: { kind: 'text', description: 'The JSON Schema of this file, for editors.' },
    extends: {
      kind: 'list',
      orOne: true,
      of: {
        kind: 'text',
        description: extendsDescription(),
        fault: blankFault,
        examples: [...presetNames, './terms.yml'],
        offered: presetNames,
        meaning: presetSummaries,
      },
      description:
        'What this configuration builds on, weakest first. Every configuration builds on distinguo:recommended.',
    },
    ...partKeys({
      ...termChange,
      keys: {
        ...termChange.keys,
        files: {
          ...files,
          description: 'The only files for which this holds: globs, relative to the folder of the configuration.',
        },
        audience: {
          kind: 'list',
          orOne: true,
          of: name,
          description: 'The only readers for whom this holds; which files are theirs, “audiences” says.',
        },
        language: {
          kind: 'list',
          orOne: true,
          of: name,
          description: 'The only languages in which this holds (“en-GB”); which files are in them, “languages” says.',
        },
      },
    }),
    audiences: {
      kind: 'map',
      description: 'Who reads which files, by a name that terms can be bound to.',
      key: { ...name, examples: ['developers', 'administrators'] },
      of: files,
    },
    languages: {
      kind: 'map',
      description: 'Which files are in which language or variety of it, by a name that terms can be bound to.',
      key: { ...name, examples: ['en-GB', 'en-US'] },
      of: files,
    },
    exceptions: {
      kind: 'list',
      description: 'Places that the team has decided are right: findings there are dropped.',
      of: {
        kind: 'keys',
        description: 'A place that is right as it stands. Whatever is given must fit.',
        someOf: ['files', 'term', 'context'],
        keys: {
          files,
          term: { ...term, description: 'Only this term.' },
          context: {
            kind: 'text',
            description: 'Words that stand in the same sentence. Upper and lower case are alike.',
            fault: blankFault,
          },
          reason: { kind: 'text', description: 'Why it is right, for those who come later.' },
        },
      },
    },
    decisions: {
      kind: 'list',
      of: decision,
      description:
        'How words for people stand to each other: one actor under two names is found, two actors are never taken for one; or whom one word names. The last that speaks of the words holds.',
    },
    overrides: {
      kind: 'list',
      description: 'What is different for some files. Later ones win.',
      of: {
        kind: 'keys',
        description: 'What is different for these files.',
        keys: { files, ...partKeys(termChange) },
        required: ['files'],
      },
    },
    formats: {
      kind: 'map',
      description:
        'What further files are read as, or false for files that are not to be read at all: by globs, relative to the folder of the configuration. Later ones win.',
      key: { ...glob, examples: ['**/*.story', 'src/texts/*.json'] },
      of: {
        kind: 'either',
        description: 'A format, or false.',
        choices: [
          { kind: 'text', description: 'A format; --list-formats lists them.', oneOf: textLanguageIds },
          {
            kind: 'flag',
            only: false,
            instead: 'Name a format, or say false.',
            description: 'The files are not read.',
          },
        ],
      },
    },
    fences: {
      kind: 'map',
      description:
        'Which fences of Markdown hold prose, by their info strings: “text”, “email”, or “” for a fence without any. By globs, relative to the folder of the configuration. Later ones win.',
      key: { ...glob, examples: ['docs/campaigns/**', '**/*.md'] },
      of: {
        kind: 'list',
        orOne: true,
        of: {
          kind: 'text',
          description: 'The first word behind the fence. Upper and lower case are alike.',
          normal: (text) => text.trim().toLowerCase(),
          fault: (text) =>
            /\s|`/.test(text.trim()) ? `“${text}” is no info string: write its first word.` : undefined,
          examples: ['text', 'txt', 'copy', 'email'],
        },
        description: 'Info strings of fences that hold prose.',
      },
    },
    columns: {
      kind: 'map',
      description:
        'Which columns of a table (CSV, TSV) hold prose, by their names in the first row, instead of those that are known. By globs, relative to the folder of the configuration: what they match is read as a table. Later ones win.',
      key: { ...glob, examples: ['exports/*.csv'] },
      of: {
        kind: 'list',
        orOne: true,
        of: {
          kind: 'text',
          description: 'The name of a column. Upper and lower case are alike.',
          fault: blankFault,
          examples: ['Headline', 'Body'],
        },
        description: 'Names of columns that hold prose.',
      },
    },
    ignore: { kind: 'list', of: glob, description: 'Files that are not read.' },
  },
};

function roleShape(name: Role): Shape {
  return {
    kind: 'keys',
    description: roleDescriptions[name],
    keys: {
      preferred: {
        ...term,
        description: 'The word that fixes write for this role. It need not be in the glossary yet.',
      },
    },
  };
}

function extendsDescription(): string {
  return 'A preset (distinguo:…), a file inside the workspace (./… or ../…), or an installed package that holds a distinguo.yml.';
}

/** Why a text is no term, as a sentence; undefined when it is one. */
export function termFault(text: string): string | undefined {
  const normal = normalTerm(text);
  if (normal.length > 60) return 'A term may have at most 60 characters.';
  if (['__proto__', 'constructor', 'prototype'].includes(normal)) return `“${text}” cannot be a term.`;
  if (/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’&./ -]*[\p{L}\p{M}\p{N}.])$/u.test(normal) && /\p{L}{2}/u.test(normal))
    return undefined;
  return `“${text}” is not a word: a term has letters, digits, and single spaces or hyphens between them.`;
}

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

function blankFault(text: string): string | undefined {
  return text.trim() === '' ? 'An empty text means nothing here: remove it.' : undefined;
}
