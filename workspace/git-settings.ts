/** One setting of a file of Git's. */
export interface GitSetting {
  /** Section and name in lower case: `core.excludesfile`. */
  readonly name: string;
  readonly value: string;
}

const SECTION = /^\s*\[\s*([\w.-]+)\s*(?:"((?:\\.|[^"\\])*)"\s*)?\]/;
const NAME = /^\s*([A-Za-z][\w-]*)\s*(?:=|$|(?=[#;]))/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

/** Reads settings as Git writes them (`.gitconfig`), in their order. What is no setting is passed over. */
export function gitSettings(text: string): readonly GitSetting[] {
  const settings: GitSetting[] = [];
  let section = '';
  // A line may end in a backslash and go on in the next.
  for (const line of text
    .replace(/^\uFEFF/, '')
    .replace(/\\\r?\n/g, '')
    .split(/\r?\n/)) {
    const opened = SECTION.exec(line);
    if (opened) section = [opened[1]?.toLowerCase(), ...(opened[2] === undefined ? [] : [opened[2]])].join('.');
    const rest = line.slice(opened?.[0].length ?? 0);
    const name = NAME.exec(rest);
    if (name)
      settings.push({ name: `${section}.${name[1]?.toLowerCase()}`, value: valueIn(rest.slice(name[0].length)) });
  }
  return settings;
}

/** The file with patterns that settings name for all repositories; the last counts. */
export function excludesFileIn(settings: readonly GitSetting[]): string | undefined {
  return settings.findLast(({ name }) => name === 'core.excludesfile')?.value;
}

/** What stands behind the equals sign: quotation marks may stand around any part of it, a comment ends it outside of them. */
function valueIn(written: string): string {
  let value = '';
  let quoted = false;
  for (let at = 0; at < written.length; at++) {
    const character = written[at] as string;
    if (character === '\\') {
      at += 1;
      value += ESCAPES[written[at] ?? ''] ?? written[at] ?? '';
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '#' || character === ';')) break;
    else value += character;
  }
  return quoted ? value : value.trim();
}
