import { Workspace } from './distinguo.js';

/** Names and words that would break out of a format that does not escape them. */
export const nasty = {
  'a.md': `\ufeff# Tom & “Jerry” <b>,|%\n\n😀 The enduser\u0007 <i>"]]>'</i> & co.\n`,
  'docs/b, c: 100% #1.md':
    'Ask the customers/users who click on it.\n\n| Each customer opens the dashboard and clicks the Export button. |\n|---|\n',
  'clean.md': 'Nobody is named.\n',
  'bin.md': Buffer.from([0x41, 0]),
  'distinguo.yml':
    'rules: { conflated-terms: information }\noverrides: [{ files: docs/**, rules: { role-mismatch: error } }]\n',
};

/** What a run prints in a format. */
export async function printed(
  format: string,
  files: Readonly<Record<string, string | Buffer>> = nasty,
): Promise<string> {
  return (await new Workspace(files).run(['--format', format])).stdout;
}
