import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the project is at home, with a slash at its end. */
export function homepage(): string {
  return process.env.DISTINGUO_HOMEPAGE ?? '';
}

/** The address of the page of a rule, for those who read a report elsewhere. */
export function rulePageOf(id: string): string {
  return `${homepage()}docs/rules/${id}.md`;
}

/** The page of a rule as it lies beside the program, as a URI for the terminal here; undefined where it was left out. */
export function rulePageHere(id: string): string | undefined {
  const page = path.join(path.dirname(import.meta.url), '..', 'docs', 'rules', `${id}.md`);
  return fs.existsSync(page) ? pathToFileURL(page).href : undefined;
}
