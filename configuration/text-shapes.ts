import type { Role } from '../engine/model.js';
import { nearest } from '../engine/nearest.js';
import { roles } from '../engine/termbase/roles.generated.js';
import { globFault } from './glob.js';
import type { TextShape } from './shape.js';

/** What each role is, in the words of the documentation. */
export const roleDescriptions = Object.fromEntries(
  roles.map(({ id, wording }) => [id, wording.description]),
) as Readonly<Record<Role, string>>;

/** The names of all roles. */
export const roleNames: readonly Role[] = roles.map(({ id }) => id);

export const globShape: TextShape = {
  kind: 'text',
  description: 'A path or glob, relative to the folder of the configuration, with forward slashes.',
  fault: globFault,
  examples: ['docs/**', '*.mdx'],
};

export const filesShape = {
  kind: 'list',
  orOne: true,
  of: globShape,
  description: 'The files that are meant: globs, relative to the folder of the configuration.',
} as const;

export const termShape: TextShape = {
  kind: 'text',
  description: 'A term in the singular: a word, or several with single spaces.',
  fault: termFault,
  normal: normalTerm,
  examples: ['merchant', 'end user'],
};

/** What a team calls its readers, or a language. */
export const nameShape: TextShape = {
  kind: 'text',
  description: 'A name.',
  fault: blankFault,
  normal: (text) => text.trim(),
};

/** A word as it is written, with its capitals. */
export const wordShape: TextShape = {
  ...termShape,
  description: 'A word, or several with single spaces, as it is written.',
  normal: (text) => text.trim().replace(/\s+/g, ' '),
};

export const roleShape: TextShape = {
  kind: 'text',
  description: 'Who is meant.',
  oneOf: roleNames,
  meaning: roleDescriptions,
};

/** `merchant: buyer` or `whitelist: allowlist`; what nearly is a role is a slip. */
export const roleOrWordShape: TextShape = {
  ...wordShape,
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

export const sentenceShape: TextShape = {
  kind: 'text',
  description: 'A sentence; `«written→right»` marks what is found and how it is rewritten.',
  fault: blankFault,
};

/** A term as a glossary writes it: lower case, single spaces. */
export function normalTerm(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
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

/** Why a text says nothing, as a sentence; undefined when it says something. */
export function blankFault(text: string): string | undefined {
  return text.trim() === '' ? 'An empty text means nothing here: remove it.' : undefined;
}
