import { Workspace } from './distinguo.js';

/** A configuration that says of its terms all that can be said. */
export const rich = `terms:
  allowlist:
    definition: The addresses; those that are "let in".
    roles: [program]
    domain: networks
    partOfSpeech: noun
    note: "=1+1 is no formula"
    examples: [Add it; then wait., A second one.]
    source: ours
    admitted: [allow list]
    deprecated: [whitelist, white list]
    message: Say allowlist.
    severity: hint
    flags: [The «whitelist→allowlist» is long.]
  GitHub: { case: exact, plural: GitHubs }
  simply: { status: forbidden }
  sunset: { use: retire, files: [docs/**, '*.mdx'] }
  colour: { use: color, language: en-US, audience: [developers, administrators] }
  merchant: { role: buyer, preferred: true }
languages: { en-US: us/** }
audiences: { developers: api/**, administrators: admin/** }
`;

/** What `distinguo glossary …` says in a folder with these files. */
export async function glossary(files: Readonly<Record<string, string | Buffer>>, ...args: string[]) {
  const workspace = new Workspace(files);
  return { workspace, ...(await workspace.run(['glossary', ...args])) };
}

/** Runs `distinguo glossary …`. */
export const runGlossary = (workspace: Workspace, ...args: string[]) => workspace.run(['glossary', ...args]);

/** Imports a file; what is told, without the name of the program. */
export async function imported(name: string, contents: string | Uint8Array, ...args: string[]) {
  const workspace = new Workspace({ [name]: Buffer.from(contents) });
  const { code, stdout, stderr } = await runGlossary(workspace, 'import', name, ...args);
  return { code, stdout, stderr: stderr.replaceAll('distinguo: ', '') };
}
