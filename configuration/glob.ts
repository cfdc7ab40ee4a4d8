/** More wildcards per name, `**` or braces per glob say nothing more. */
const mostWildcards = 3;
const mostBraces = 4;
const mostFolderWildcards = 4;
const longestGlob = 200;
/** How many globs the braces of one may stand for. */
const mostAlternatives = 64;

/** What is wrong with a glob, as a sentence with the remedy; undefined when it is right. */
export function globFault(glob: string): string | undefined {
  if (glob.trim() === '') return 'An empty glob matches nothing: write a path such as “docs/**”.';
  if (glob.length > longestGlob)
    return `A glob may have at most ${longestGlob} characters: write several shorter ones.`;
  if (glob.includes('\\')) return 'A glob has forward slashes on every system: write “/” for “\\”.';
  if (glob.startsWith('!')) return 'A glob cannot begin with “!”: name the files that are meant.';
  if (/^[a-z]:/i.test(glob)) return 'A glob is relative to the folder of the configuration: leave out the drive.';
  if (glob.split('/').includes('..')) return 'A glob cannot leave the folder of the configuration: leave out “..”.';
  return bracketFault(glob) ?? wildcardFault(glob);
}

/**
 * Whether a path (relative to the folder of the configuration, with forward
 * slashes) is meant by a glob. A glob without a slash is meant at any depth, and
 * a glob of a folder means all that lies in it. The time grows with the length
 * of the path times that of the globs, whatever both hold.
 *
 * @param anchored a glob without a slash is meant in the folder itself alone, as in a shell
 */
export function globMatcher(globs: readonly string[], anchored = false): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const isAnchored = anchored || glob.replace(/\/$/, '').includes('/');
    return alternativesOf(glob)
      .filter((each) => /[^./]/.test(each))
      .map((each) => patternOf(each, isAnchored));
  });
  return (path) => {
    const names = path.split('/').map((name) => [...name]);
    // What lies outside of the folder has no glob.
    if (names.some((name) => name.join('') === '..')) return false;
    return patterns.some((pattern) => fits(pattern, names, fitsName));
  };
}

/** What one character may be; `star` is any number of characters. */
type Character = 'star' | ((character: string) => boolean);
/** What one name of a path may be; `star` is any number of names. */
type Name = 'star' | readonly Character[];

function patternOf(glob: string, isAnchored: boolean): readonly Name[] {
  const names = glob.split('/').filter((name) => name !== '' && name !== '.');
  const written = names.map((name): Name => (name === '**' ? 'star' : charactersOf(name)));
  return [...(isAnchored ? [] : (['star'] as const)), ...written, 'star'];
}

const fitsName = (pattern: readonly Character[], name: readonly string[]) =>
  fits(pattern, name, (is, character) => is(character));

/** Goes back to the last star alone, so that no glob takes long. */
function fits<P, I>(
  pattern: readonly ('star' | P)[],
  items: readonly I[],
  fitsOne: (part: P, item: I) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let item = 0; item < items.length; ) {
    const part = pattern[at];
    if (part === 'star') {
      star = at++;
      resume = item;
    } else if (part !== undefined && fitsOne(part, items[item] as I)) {
      at += 1;
      item += 1;
    } else if (star >= 0) {
      at = star + 1;
      item = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((part) => part === 'star');
}

function charactersOf(name: string): readonly Character[] {
  return [...name.matchAll(/\[[!^]?[^/]{1,200}?\]|\*+|./gsu)].map(([part]): Character => {
    if (part.startsWith('*')) return 'star';
    if (part === '?') return () => true;
    return part.length > 2 && part.startsWith('[') ? classOf(part.slice(1, -1)) : (character) => character === part;
  });
}

/** `a-z_`, or `!a-z_` for all others. */
function classOf(written: string): (character: string) => boolean {
  const others = /^[!^]/.test(written);
  const ranges = [...written.slice(others ? 1 : 0).matchAll(/(.)(?:-(.))?/gsu)];
  return (character) => ranges.some(([, from = '', to = from]) => from <= character && character <= to) !== others;
}

/** The globs that the braces of a glob stand for: `a.{md,txt}` is `a.md` and `a.txt`. */
function alternativesOf(glob: string): readonly string[] {
  const pieces: readonly string[] = glob.match(/\[[!^]?[^/]{1,200}?\]|./gsu) ?? [];
  const open = pieces.indexOf('{');
  if (open < 0) return [glob];
  const choices: string[] = [''];
  let depth = 1;
  let at = open + 1;
  for (; at < pieces.length && depth > 0; at++) {
    const piece = pieces[at] ?? '';
    depth += piece === '{' ? 1 : piece === '}' ? -1 : 0;
    if (piece === ',' && depth === 1) choices.push('');
    else if (depth > 0) choices.push(choices.pop() + piece);
  }
  const before = pieces.slice(0, open).join('');
  const after = alternativesOf(pieces.slice(at).join(''));
  // Braces around one thing alone are part of a name.
  const chosen = choices.length > 1 ? choices.flatMap(alternativesOf) : [`{${choices[0]}}`];
  return chosen.flatMap((choice) => after.map((rest) => before + choice + rest));
}

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function bracketFault(glob: string): string | undefined {
  const open: string[] = [];
  for (const character of glob) {
    const expected = open.at(-1);
    if (character === expected) open.pop();
    else if (expected !== ']' && closing[character] !== undefined) open.push(closing[character]);
    else if (expected !== ']' && (character === ']' || character === '}')) return unpaired(character);
  }
  const missing = open.at(-1);
  return missing === undefined ? undefined : `“${missing}” is missing: close the bracket.`;
}

function unpaired(character: string): string {
  return `“${character}” closes a bracket that was never opened: remove it.`;
}

function wildcardFault(glob: string): string | undefined {
  const names = glob.split('/');
  if (glob.split('{').length > mostBraces + 1)
    return `A glob may have at most ${mostBraces} braces: write several globs.`;
  if (names.filter((name) => name === '**').length > mostFolderWildcards) {
    return `A glob may have at most ${mostFolderWildcards} “**”: leave some out.`;
  }
  if (names.some((name) => name !== '**' && (name.match(/\*/g)?.length ?? 0) > mostWildcards)) {
    return `A name in a glob may have at most ${mostWildcards} “*”: leave some out.`;
  }
  if (alternativesOf(glob).length > mostAlternatives)
    return `The braces of a glob may stand for at most ${mostAlternatives} paths: write several globs.`;
  return undefined;
}
