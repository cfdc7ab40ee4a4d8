import { loadConfiguration, recommendedSettings, settingsFor } from '../configuration/index.js';
import type { Settings } from '../engine/index.js';

const name = 'distinguo.yml';

/**
 * The settings that the text of a configuration gives, without any file: it can
 * extend what is built in, and nothing else.
 *
 * @returns the settings, or what is wrong with the text
 */
export async function settingsFromText(
  text: string | undefined,
): Promise<{ readonly settings: Settings } | { readonly refused: string }> {
  if (text === undefined) return { settings: recommendedSettings };
  const host = { readFile: async (file: string) => (file === `/${name}` ? text : undefined) };
  const configuration = await loadConfiguration(host, `/${name}`, '/');
  const problems = configuration.problems.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
  if (problems.length > 0) return { refused: problems.join('\n') };
  return { settings: settingsFor(configuration, 'text.md') };
}
