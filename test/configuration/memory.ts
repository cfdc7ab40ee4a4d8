import { type Configuration, type ConfigurationHost, loadConfiguration } from '../../configuration/index.js';

/** Files in memory, by absolute path. */
export function memoryHost(files: Readonly<Record<string, string>>): ConfigurationHost {
  return { readFile: async (path) => (Object.hasOwn(files, path) ? files[path] : undefined) };
}

/** Loads `/team/distinguo.yml` out of files whose paths are relative to `/team`, unless they begin with a slash. */
export async function load(main: string, others: Readonly<Record<string, string>> = {}): Promise<Configuration> {
  const files = Object.fromEntries(
    Object.entries({ 'distinguo.yml': main, ...others }).map(([path, text]) => [
      path.startsWith('/') ? path : `/team/${path}`,
      text,
    ]),
  );
  return loadConfiguration(memoryHost(files), '/team/distinguo.yml', '/team');
}

/** The problems of a configuration, one line each: `file:line:column code: message`. */
export function told({ problems }: Pick<Configuration, 'problems'>): readonly string[] {
  return problems.map(
    ({ file, line, column, code, message }) => `${file.replace('/team/', '')}:${line}:${column} ${code}: ${message}`,
  );
}
