import { loadConfiguration, recommendedSettings, settingsResolver } from '../configuration/index.js';
import type { LanguageId, Settings } from '../engine/index.js';

/** The name that messages call such a configuration by. */
export const configurationName = 'distinguo.yml';
const name = configurationName;

/**
 * The settings that the text of a configuration gives, without any file: it can
 * extend what is built in, and nothing else.
 *
 * @param path the name of the document to which they apply, which may be set to be read as something (`format`)
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
  const { settings, format } = settingsResolver(configuration)(
    path.replaceAll('\\', '/').replace(/^(?:[a-z]:)?\/+/i, ''),
  );
  return { settings, ...(format !== undefined && { format }) };
}
