import { folderOf, isInFolder, joinPath } from './paths.js';

/** An answer that is there already, or that one must wait for. */
export type Awaitable<T> = T | Promise<T>;

/** The world that a configuration is read from. Paths are absolute and have forward slashes. */
export interface ConfigurationHost {
  /** The text of a file; undefined when there is none. A rejection says why it cannot be read. */
  readFile(path: string): Awaitable<string | undefined>;
  /** Where a path leads when links are followed; without it, no path is a link. */
  realPath?(path: string): Awaitable<string | undefined>;
}

/** The names of a configuration file; in one folder the first that exists counts. */
export const configurationNames = ['distinguo.yml', 'distinguo.yaml', 'distinguo.json'] as const;

/** Where a configuration may stand as one key among others; after all files of its own. */
export const manifestName = 'package.json';
export const manifestKey = 'distinguo';

/**
 * Finds the configuration of a document: the nearest, from its folder upwards to
 * `root`. Nothing above is merged in.
 *
 * @param folder the folder of the document
 * @param root the workspace folder or repository; the search ends there
 * @returns the path of the file, every path that was tried, and the files beside it that are not read because of it
 */
export async function findConfiguration(
  host: ConfigurationHost,
  folder: string,
  root: string,
): Promise<{ readonly file?: string; readonly tried: readonly string[]; readonly beside: readonly string[] }> {
  const tried: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    const there: string[] = [];
    for (const name of configurationNames) {
      const file = joinPath(at, name);
      tried.push(file);
      if (await exists(host, file)) there.push(file);
    }
    const manifest = joinPath(at, manifestName);
    tried.push(manifest);
    if (await holdsConfiguration(host, manifest)) there.push(manifest);
    const [file, ...beside] = there;
    if (file !== undefined) return { file, tried, beside };
    if (at === root || !isInFolder(at, root) || folderOf(at) === at) return { tried, beside };
  }
}

/** Whether a manifest has the key of a configuration. */
async function holdsConfiguration(host: ConfigurationHost, file: string): Promise<boolean> {
  let text = '';
  try {
    text = (await host.readFile(file)) ?? '';
    return text.includes(`"${manifestKey}"`) && Object.hasOwn(JSON.parse(text.replace(/^\ufeff/, '')), manifestKey);
  } catch {
    // What is no JSON is none of ours, unless it seems to hold a configuration: a comma too many must not turn that off.
    return seemsToHold(text);
  }
}

/** Whether an object stands under our key at the first level of what is nearly JSON. */
function seemsToHold(text: string): boolean {
  let depth = 0;
  // A text that never closes ends with its line.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && token === `"${manifestKey}"`) {
      OBJECT.lastIndex = index + token.length;
      if (OBJECT.test(text)) return true;
    }
  }
  return false;
}

const OBJECT = /\s*:\s*\{/y;

/** Whether there is a file, readable or not. */
export async function exists(host: ConfigurationHost, file: string): Promise<boolean> {
  try {
    return (await host.readFile(file)) !== undefined;
  } catch {
    return true; // It is there but cannot be read: that is worth a problem, not a silent step upwards.
  }
}
