import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** URI of the folder with the rule pages, as they are packed beside the folder of the bundle. */
export function rulePagesBeside(bundle: string): string {
  return pathToFileURL(join(bundle, '..', 'docs', 'rules')).href;
}
