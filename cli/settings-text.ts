import { loadConfiguration, recommendedSettings, settingsResolver } from '../configuration/index.js';
import type { LanguageId, Settings } from '../engine/index.js';

const name = 'distinguo.yml';

/**
 * The settings that the text of a configuration gives, without any file: it can
 * extend what is built in, and nothing else.
 *
 * @param path the name of a document, which may be set to be read as something (`format`)
 * @returns the settings, or what is wrong with the text
 */
export async function settingsFromText(
  text: string | undefined,
  path = 'text.md',
): Promise<{ readonly settings: Settings; readonly format?: LanguageId | false } | { readonly refused: string }> {
  if (text === undefined) return { settings: recommendedSettings };
  const host = { readFile: async (file: string) => (file === `/${name}` ? text : undefined) };
  const configuration = await loadConfiguration(host, `/${name}`, '/');
  const problems = configuration.problems.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
  if (problems.length > 0) return { refused: problems.join('\n') };
  const resolve = settingsResolver(configuration);
  const { format } = resolve(path.replaceAll('\\', '/').replace(/^(?:[a-z]:)?\/+/i, ''));
  return { settings: resolve('text.md').settings, ...(format !== undefined && { format }) };
}
