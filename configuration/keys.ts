import { textLanguageIds } from '../engine/formats/languages.js';
import type { Role } from '../engine/model.js';
import { ruleSummaries } from '../rules/rule-ids.generated.js';
import { castNames } from './casts.js';
import { ruleSettings } from './defaults.js';
import { castMember, decision } from './people-keys.js';
import { presetNames, presetSummaries } from './presets.js';
import type { KeysShape, Shape } from './shape.js';
import { boundTerm, termChange } from './term-keys.js';
import {
  blankFault,
  filesShape,
  globShape,
  nameShape,
  roleDescriptions,
  roleNames,
  roleOrWordShape,
  termShape,
} from './text-shapes.js';

/** How other linters and YAML name what a rule can be set to. */
const levelsElsewhere: Readonly<Record<string, string>> = {
  false: 'off',
  no: 'off',
  0: 'off',
  true: 'default',
  yes: 'default',
  on: 'default',
  info: 'information',
  warn: 'warning',
  1: 'warning',
  2: 'error',
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
          meant: levelsElsewhere,
        } as const,
      ]),
    ),
  },
  terms: {
    kind: 'map',
    description:
      'The words of the team: each with its role, the word to be written instead, more to say of it, or false to leave it out.',
    key: termShape,
    of: {
      kind: 'either',
      description: 'A role, the word to be written instead, a description of the term, or false to leave it out.',
      choices: [
        roleOrWordShape,
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
    keys: Object.fromEntries(roleNames.map((role) => [role, writtenFor(role)])),
  },
  cast: {
    kind: 'either',
    description:
      'Who the people of the product are: a cast that ships, or the words for them. It takes the place of what was inherited.',
    choices: [
      { kind: 'text', description: 'A cast that ships.', oneOf: castNames },
      { kind: 'map', description: 'Each word, and who that is.', key: termShape, of: castMember },
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
  elsewhere: (key, value) => {
    if (Object.hasOwn(ruleSummaries, key)) return 'Rules stand under “rules”.';
    const isWord = value === true || roleNames.some((role) => role === value);
    return isWord ? 'Words of the team stand under “terms”.' : undefined;
  },
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
    ...partKeys(boundTerm),
    audiences: {
      kind: 'map',
      description: 'Who reads which files, by a name that terms can be bound to.',
      key: { ...nameShape, examples: ['developers', 'administrators'] },
      of: filesShape,
    },
    languages: {
      kind: 'map',
      description: 'Which files are in which language or variety of it, by a name that terms can be bound to.',
      key: { ...nameShape, examples: ['en-GB', 'en-US'] },
      of: filesShape,
    },
    exceptions: {
      kind: 'list',
      description: 'Places that the team has decided are right: findings there are dropped.',
      of: {
        kind: 'keys',
        description: 'A place that is right as it stands. Whatever is given must fit.',
        someOf: ['files', 'term', 'context'],
        keys: {
          files: filesShape,
          term: { ...termShape, description: 'Only this term.' },
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
        keys: { files: filesShape, ...partKeys(termChange) },
        required: ['files'],
      },
    },
    formats: {
      kind: 'map',
      description:
        'What further files are read as, or false for files that are not to be read at all: by globs, relative to the folder of the configuration. Later ones win.',
      key: { ...globShape, examples: ['**/*.story', 'src/texts/*.json'] },
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
      key: { ...globShape, examples: ['docs/campaigns/**', '**/*.md'] },
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
      key: { ...globShape, examples: ['exports/*.csv'] },
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
    ignore: { kind: 'list', of: globShape, description: 'Files that are not read.' },
  },
};

/** What can be said of a role. */
function writtenFor(role: Role): Shape {
  return {
    kind: 'keys',
    description: roleDescriptions[role],
    keys: {
      preferred: {
        ...termShape,
        description: 'The word that fixes write for this role. It need not be in the glossary yet.',
      },
    },
  };
}

function extendsDescription(): string {
  return 'A preset (distinguo:…), a file inside the workspace (./… or ../…), or an installed package that holds a distinguo.yml.';
}
