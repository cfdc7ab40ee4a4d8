import { Workspace } from './distinguo.js';

/** One word for everybody, who buys and operates. */
export const alone = `# Bakery app

- The customer pays for the bread at the door.
- The customer orders a cake for Sunday.
- The customer buys a voucher.
- The customer clicks Save.
- The customer signs in with a code.
- The customer opens the menu and selects a roll.
`;

/** Writes files, and a configuration for them. */
export const init = (files: Readonly<Record<string, string>>, args: readonly string[] = [], input = '') => {
  const workspace = new Workspace(files);
  return workspace.run(['init', ...args], { input }).then((run) => ({ ...run, workspace }));
};

/** What the configuration says, without comments. */
export const saidIn = (workspace: Workspace): string =>
  workspace
    .read('distinguo.yml')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n');
