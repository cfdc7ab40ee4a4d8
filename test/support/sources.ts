import fs from 'node:fs';
import path from 'node:path';

/** A module of the project. */
export interface Source {
  /** From the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** A thing that a module imports. */
export interface Import {
  readonly file: string;
  /** As written: `node:fs`, `../rules/index.js`. */
  readonly from: string;
  /** From the root, for a relative import. */
  readonly target?: string;
  /** Nothing of it is left when types are gone. */
  readonly typesOnly: boolean;
}

/** The modules below a folder of the project. */
export function sourcesOf(folder: string): readonly Source[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }));
}

/** Everything that a module imports or exports from elsewhere, by statement or call. */
export function importsOf({ file, text }: Source): readonly Import[] {
  const statements = [...text.matchAll(/^(import|export)(\s+type)?\b([^;'"]*?)\bfrom\s+'([^']+)'/gm)].map(
    ([, , type, names = '', from = '']) => importOf(file, from, type !== undefined || isTypesOnly(names)),
  );
  const bare = [
    ...text.matchAll(/^import\s+'([^']+)'/gm),
    ...text.matchAll(/\b(?:import|require)\(\s*['"`]([^'"`]+)/g),
  ].map(([, from = '']) => importOf(file, from, false));
  return [...statements, ...bare];
}

function importOf(file: string, from: string, typesOnly: boolean): Import {
  const target = from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : undefined;
  return { file, from, typesOnly, ...(target === undefined ? {} : { target }) };
}

/** `{ type A, type B }`. */
function isTypesOnly(names: string): boolean {
  const inside = /\{([^}]*)\}/.exec(names)?.[1];
  const list =
    inside
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return list.length > 0 && list.every((name) => name.startsWith('type '));
}
