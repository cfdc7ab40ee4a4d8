import type { Role } from '../engine/model.js';
import { roles } from '../engine/termbase/roles.generated.js';
import { ruleSummaries } from '../rules/rule-ids.generated.js';
import { ruleSettings } from './defaults.js';
import { globFault } from './glob.js';
import { presetNames } from './presets.js';
import type { KeysShape, Shape, TextShape } from './shape.js';

/** What each role is, in the words of the documentation. */
export const roleDescriptions = Object.fromEntries(
  roles.map(({ id, wording }) => [id, wording.description]),
) as Readonly<Record<Role, string>>;

/** The names of all roles. */
export const roleNames: readonly Role[] = roles.map(({ id }) => id);

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

const role: TextShape = { kind: 'text', description: 'Who is meant.', oneOf: roleNames };

const termChange: KeysShape = {
  kind: 'keys',
  description: 'What the word promises and how it is spelt. What is left out stays as it was.',
  keys: {
    role: { ...role, description: 'The role that the word names.' },
    roles: { kind: 'list', of: role, description: 'The roles that the word names, when there are several.' },
    definition: { kind: 'text', description: 'What the word means, in one or two sentences; shown on hover.' },
    source: { kind: 'text', description: 'Where the definition comes from.' },
    plural: { ...term, description: 'The plural, when it is not formed regularly.', examples: ['people'] },
    deprecated: {
      kind: 'list',
      of: term,
      description:
        'Spellings and words to be written as this term. A term of the glossary that is listed here is given up for this one.',
    },
    preferred: { kind: 'flag', description: 'Whether fixes write this word for its roles.' },
  },
};

/** What an override can say as well as the whole file. */
const partKeys: Readonly<Record<string, Shape>> = {
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
    description: 'The words of the team: each with its role, or with more to say of it, or false to leave it out.',
    key: term,
    of: {
      kind: 'either',
      description: 'A role, a description of the term, or false to leave it out.',
      choices: [
        role,
        termChange,
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
  allow: {
    kind: 'list',
    of: { kind: 'text', description: 'A phrase that holds a term and is always right.', fault: blankFault },
    description: 'Phrases that are left alone: names of products, fixed expressions. Upper and lower case are alike.',
  },
};

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
      },
      description:
        'What this configuration builds on, weakest first. Every configuration builds on distinguo:recommended.',
    },
    ...partKeys,
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
    overrides: {
      kind: 'list',
      description: 'What is different for some files. Later ones win.',
      of: {
        kind: 'keys',
        description: 'What is different for these files.',
        keys: { files, ...partKeys },
        required: ['files'],
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

function termFault(text: string): string | undefined {
  const normal = normalTerm(text);
  if (normal.length > 60) return 'A term may have at most 60 characters.';
  if (['__proto__', 'constructor', 'prototype'].includes(normal)) return `“${text}” cannot be a term.`;
  if (/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’&./ -]*[\p{L}\p{M}\p{N}.])$/u.test(normal) && /\p{L}{2}/u.test(normal))
    return undefined;
  return `“${text}” is not a word: a term has letters, digits, and single spaces or hyphens between them.`;
}

function blankFault(text: string): string | undefined {
  return text.trim() === '' ? 'An empty text means nothing here: remove it.' : undefined;
}
