import { didYouMean } from '../engine/nearest.js';
import type { Configuration, ConfigurationLayer, ConfigurationProblem, TermTest } from './configuration.js';
import { problemsIn } from './configuration.js';
import { type ConfigurationEntry, glossaryEntriesOf } from './entries.js';
import { type ConfigurationHost, configurationNames, exists } from './find.js';
import { type ParsedConfiguration, parseConfiguration } from './parse.js';
import { folderOf, isInFolder, joinPath } from './paths.js';
import { presetNames, presets } from './presets.js';
import { settingsFor } from './settings.js';
import { normalTerm } from './text-shapes.js';

/** Whoever has made more mistakes than this mends these first. */
const mostUnknown = 100;
/** More files than this cannot be meant. */
const mostFiles = 50;

/** What applies where no configuration is found. */
export function builtInConfiguration(folder: string): Configuration {
  return { folder, layers: [presetLayer('distinguo:recommended')], problems: [], entries: [], tests: [], files: [] };
}

/**
 * Reads a configuration and all that it extends. Never rejects: what cannot be
 * read is told as a problem, and the rest stands.
 *
 * @param file the configuration file
 * @param root the workspace folder or repository: relative `extends` stay inside
 * @param folder what globs are relative to; the folder of the file when absent
 */
export async function loadConfiguration(
  host: ConfigurationHost,
  file: string,
  root: string,
  folder: string = folderOf(file),
): Promise<Configuration> {
  const loading = new Loading(host, root);
  await loading.begin(file);
  const layers = [presetLayer('distinguo:recommended'), ...loading.layers];
  const { tests, files } = loading;
  const configuration: Configuration = { file, folder, layers, problems: [], entries: [], tests, files };
  const problems = [...loading.problems, ...loading.referenceProblems(configuration)];
  const entries = problems.length === 0 ? loading.entries(file) : [];
  return { ...configuration, problems: problems.sort(byPlace), entries };
}

/** Where a file was asked for: a text in another. */
interface Asked {
  readonly problem: (code: string, message: string) => ConfigurationProblem;
}

class Loading {
  readonly layers: ConfigurationLayer[] = [];
  readonly problems: ConfigurationProblem[] = [];
  readonly files: string[] = [];
  readonly tests: TermTest[] = [];
  readonly #parsed: { readonly file: string; readonly text: string; readonly parsed: ParsedConfiguration }[] = [];

  constructor(
    readonly host: ConfigurationHost,
    readonly root: string,
  ) {}

  /** Adds the file that was found or named. One that seems to lie in the workspace must not be a link out of it. */
  async begin(file: string): Promise<void> {
    if (!isInFolder(file, this.root) || (await this.#staysInside(file, this.root))) {
      await this.add(file, undefined, []);
      return;
    }
    this.files.push(file);
    const message = `This file is a link out of ${this.root} and was not read: put the file itself here.`;
    this.#tell(undefined, file, 'refused', message);
  }

  /** Adds a file after all that it extends. `above` are the files that led here. */
  async add(file: string, asked: Asked | undefined, above: readonly string[]): Promise<void> {
    if (above.includes(file)) {
      this.#tell(asked, file, 'cycle', `This extends ${file}, which extends this: remove one of the two.`);
    } else if (this.files.length >= mostFiles) {
      this.#tell(asked, file, 'too-much', `More than ${mostFiles} files are extended: leave some out.`);
    } else {
      this.files.push(file);
      const text = await this.#read(file, asked);
      if (text !== undefined) await this.#addText(file, text, [...above, file]);
    }
  }

  async #addText(file: string, text: string, above: readonly string[]): Promise<void> {
    const parsed = parseConfiguration(file, text);
    this.problems.push(...parsed.problems);
    this.tests.push(...parsed.tests);
    this.#parsed.push({ file, text, parsed });
    const problemOf = problemsIn(file, text);
    for (const reference of parsed.extended) {
      await this.#extend(
        reference.text,
        { problem: (code, message) => problemOf(code, reference.span, message) },
        above,
      );
    }
    this.layers.push({ origin: file, data: parsed.data });
  }

  async #extend(name: string, asked: Asked, above: readonly string[]): Promise<void> {
    if (name.startsWith('distinguo:')) {
      if (Object.hasOwn(presets, name)) this.layers.push(presetLayer(name));
      else
        this.#tell(
          asked,
          name,
          'unknown-preset',
          `There is no preset “${name}”.${didYouMean(name, presetNames)} Presets: ${presetNames.join(', ')}.`,
        );
      return;
    }
    const from = folderOf(above.at(-1) ?? this.root);
    const file = /^\.\.?\//.test(name)
      ? await this.#relativeFile(from, name, asked)
      : await this.#packageFile(from, name, asked);
    if (file !== undefined) await this.add(file, asked, above);
  }

  async #relativeFile(from: string, name: string, asked: Asked): Promise<string | undefined> {
    if (!isData(name)) {
      this.#tell(asked, name, 'refused', `“${name}” is not data: extend a .yml, .yaml or .json file.`);
      return undefined;
    }
    const file = joinPath(from, name);
    // A file of an installed package may extend its neighbours, but nothing outside of the package.
    const bound = packageFolderOf(from) ?? this.root;
    if (isInFolder(file, bound) && (await this.#staysInside(file, bound))) return file;
    this.#tell(
      asked,
      name,
      'refused',
      `“${name}” lies outside of ${bound}: extend a file inside, or an installed package.`,
    );
    return undefined;
  }

  async #staysInside(file: string, bound: string): Promise<boolean> {
    const [real, realBound] = [await this.host.realPath?.(file), await this.host.realPath?.(bound)];
    return real === undefined || isInFolder(real, realBound ?? bound);
  }

  /** Package managers link to where a package is kept, which is a node_modules, too; its files lie in it. */
  async #isInstalled(file: string, folder: string): Promise<boolean> {
    const real = (await this.host.realPath?.(folder)) ?? folder;
    const isKept = /\/node_modules\//.test(real) || (await this.#staysInside(folder, this.root));
    return isKept && (await this.#staysInside(file, folder));
  }

  async #packageFile(from: string, name: string, asked: Asked): Promise<string | undefined> {
    const match = /^((?:@[\w-][\w.-]*\/)?[\w-][\w.-]*)((?:\/[\w-][\w.-]*)*)$/.exec(name);
    if (match === null) {
      this.#tell(
        asked,
        name,
        'bad-value',
        `“${name}” is neither a preset (distinguo:…), a file (./…), nor the name of a package.`,
      );
      return undefined;
    }
    const [, bare = '', inside = ''] = match;
    const candidates = inside === '' ? configurationNames : [inside.slice(1)];
    if (!candidates.every(isData)) {
      this.#tell(asked, name, 'refused', `“${name}” is not data: extend a .yml, .yaml or .json file of the package.`);
      return undefined;
    }
    for (let at = from; ; at = folderOf(at)) {
      for (const candidate of candidates) {
        const file = joinPath(at, `node_modules/${bare}/${candidate}`);
        if (!(await exists(this.host, file))) continue;
        if (await this.#isInstalled(file, joinPath(at, `node_modules/${bare}`))) return file;
        const where = `outside of ${this.root} and of every node_modules`;
        this.#tell(asked, name, 'refused', `“${name}” is a link to a place ${where}: install the package.`);
        return undefined;
      }
      if (folderOf(at) === at) break;
    }
    this.#tell(
      asked,
      name,
      'not-found',
      `The package “${bare}” is not installed or holds no ${candidates.join(' or ')}: install it, or write ./ before the name of a file.`,
    );
    return undefined;
  }

  async #read(file: string, asked: Asked | undefined): Promise<string | undefined> {
    try {
      const text = await this.host.readFile(file);
      if (text === undefined) this.#tell(asked, file, 'not-found', `${file} does not exist.`);
      return text;
    } catch (error) {
      this.#tell(asked, file, 'not-found', `${file} ${error instanceof Error ? error.message : 'could not be read'}.`);
      return undefined;
    }
  }

  /** Those of one file that was read. */
  entries(file: string): readonly ConfigurationEntry[] {
    const read = this.#parsed.find((each) => each.file === file);
    return read === undefined ? [] : glossaryEntriesOf(file, read.text, read.parsed);
  }

  /** What can be known only when all layers are there: exceptions for unknown terms, and names without files. */
  referenceProblems(configuration: Configuration): ConfigurationProblem[] {
    const data = configuration.layers.flatMap(({ data }) => [data, ...(data.overrides ?? [])]);
    const known = new Set([
      ...settingsFor(configuration, '').glossary.terms.flatMap(({ term, deprecated }) => [term, ...deprecated]),
      ...data.flatMap(({ terms }) => [...(terms?.keys() ?? [])]),
      ...data.flatMap(({ roles }) => [...(roles?.values() ?? [])].flatMap(({ preferred }) => preferred ?? [])),
    ]);
    const scopes = {
      audience: new Set(configuration.layers.flatMap(({ data }) => [...(data.audiences?.keys() ?? [])])),
      language: new Set(configuration.layers.flatMap(({ data }) => [...(data.languages?.keys() ?? [])])),
    };
    return this.#parsed.flatMap(({ file, text, parsed }) => {
      const problemOf = problemsIn(file, text);
      const unknownScopes = parsed.scopes
        .filter(({ kind, text: name }) => !scopes[kind].has(name))
        .slice(0, mostUnknown)
        .map(({ kind, text: name, span }) => {
          const message = `No files are said of the ${kind} “${name}”: name them under “${kind}s”.${didYouMean(name, scopes[kind])}`;
          return problemOf('unknown-scope', span, message);
        });
      const unknownTerms = parsed.exceptTerms
        .filter(({ text: term }) => !known.has(normalTerm(term)))
        .slice(0, mostUnknown)
        .map(({ text: term, span }) =>
          problemOf('unknown-term', span, `“${term}” is no term of the glossary.${didYouMean(term, known)}`),
        );
      return [...unknownScopes, ...unknownTerms];
    });
  }

  #tell(asked: Asked | undefined, file: string, code: string, message: string): void {
    this.problems.push(asked?.problem(code, message) ?? problemsIn(file, '')(code, { start: 0, end: 0 }, message));
  }
}

/** By file, then by place. */
function byPlace(a: ConfigurationProblem, b: ConfigurationProblem): number {
  return a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1;
}

function isData(name: string): boolean {
  return /\.(?:ya?ml|json)$/.test(name);
}

function presetLayer(name: string): ConfigurationLayer {
  return { origin: name, data: presets[name]?.data ?? {} };
}

function packageFolderOf(folder: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(folder)?.[0];
}
