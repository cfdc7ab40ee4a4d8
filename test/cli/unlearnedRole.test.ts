import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cli, Workspace } from './distinguo.js';

/** The program as it is when nobody has trained since a role came. */
function withoutColumnFor(role: string, workspace: Workspace): string {
  const from = path.dirname(cli);
  const folder = workspace.path('dist');
  for (const entry of fs.readdirSync(from, { withFileTypes: true }))
    if (entry.isFile()) workspace.write(`dist/${entry.name}`, fs.readFileSync(path.join(from, entry.name)));
  const engine = fs.readFileSync(path.join(folder, 'cli-engine.cjs'), 'utf8');
  const without = engine.replace(/=\["buyer"(,"(?!program)\w+")*\]/, (columns) => columns.replace(`,"${role}"`, ''));
  expect(without).not.toBe(engine);
  workspace.write('dist/cli-engine.cjs', without);
  return path.join(folder, 'cli.js');
}

it('names a role that the learned models do not know, and says what to do', async () => {
  const workspace = new Workspace({ 'a.md': 'The user pays the invoice.\n' });
  const { code, stdout, stderr } = await workspace.spawn(['a.md'], { program: withoutColumnFor('client', workspace) });
  expect([code, stdout, stderr]).toEqual([
    2,
    '',
    'distinguo: the learned models have no column for the role “client”: learn one (npm run train), or name in engine/termbase/roles/client.ts the role by whose column it is judged (judgedAs).\n',
  ]);
});
