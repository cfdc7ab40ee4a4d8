import picomatch from 'picomatch/posix.js';

/** More wildcards per name, `**` or braces per glob would make matching slow, and say nothing more. */
const mostWildcards = 3;
const mostBraces = 4;
const mostFolderWildcards = 4;
const longestGlob = 200;

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
 * a glob of a folder means all that lies in it.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const bare = glob.replace(/^\.?\//, '').replace(/\/$/, '');
    const anchored = glob.replace(/\/$/, '').includes('/') ? bare : `**/${bare}`;
    return [anchored, `${anchored}/**`];
  });
  return picomatch(patterns, { dot: true, noextglob: true, nonegate: true });
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
  return undefined;
}
