import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/**
 * Reads the arguments behind the name of a command.
 *
 * @param remedy what to do about one that is unknown, as a sentence
 * @throws UsageError for what is unknown
 */
export function commandArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  remedy: string,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node goes on with advice on how to write a path that begins with a dash.
    throw new UsageError(`${error instanceof Error ? error.message.split('. ')[0] : error}. ${remedy}`);
  }
}
