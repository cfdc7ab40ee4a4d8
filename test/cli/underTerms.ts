import { Workspace } from './distinguo.js';

/** What `--fix` makes of a text under a configuration, and what is still told afterwards. */
export async function fixed(configuration: string, text: string, name = 'a.md') {
  const workspace = new Workspace({ 'distinguo.yml': configuration, [name]: text });
  const { stderr } = await workspace.run(['--fix', name]);
  const { files } = await workspace.report(name);
  return {
    text: workspace.read(name),
    left: files.flatMap(({ findings }) => findings.map(({ severity, message }) => `${severity}: ${message}`)),
    stderr,
  };
}

/** What `--fix` makes of a text under a configuration. */
export const written = async (configuration: string, text: string, name?: string) =>
  (await fixed(configuration, text, name)).text;
