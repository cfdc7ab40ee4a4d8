import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { type Source, sourcesOf } from './sources.js';

/** A regular expression and where it comes from. */
export interface Found {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions that are written in the TypeScript files below some folders, each once. */
export function regexesIn(folders: readonly string[]): readonly Found[] {
  const all = folders.flatMap(sourcesOf).flatMap(regexesOf);
  return [...new Map(all.map((found) => [`${found.source}/${found.flags}`, found])).values()];
}

/** The regular expressions that are written in a module. */
export function regexesOf({ file, text }: Source): readonly Found[] {
  const { code } = transformSync(text, { loader: 'ts', target: 'esnext' });
  const literals = literalsIn(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  return [...literals].map(({ source, flags }) => ({ file, source, flags }));
}

/** The regular expressions that are put together while something runs, each once. */
export function regexesBuiltBy(run: () => void): readonly Found[] {
  const found = new Map<string, Found>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args, caller) {
      const { source, flags } = new target(...(args as ConstructorParameters<typeof RegExp>));
      found.set(`${source}/${flags}`, { file: 'at run time', source, flags });
      return Reflect.construct(target, args, caller);
    },
  });
  try {
    run();
  } finally {
    globalThis.RegExp = original;
  }
  return [...found.values()];
}

function* literalsIn(node: unknown): Generator<{ source: string; flags: string }> {
  if (typeof node !== 'object' || node === null) return;
  const { regex } = node as { regex?: { pattern: string; flags: string } };
  if (regex) yield { source: regex.pattern, flags: regex.flags };
  for (const child of Object.values(node)) yield* literalsIn(child);
}
