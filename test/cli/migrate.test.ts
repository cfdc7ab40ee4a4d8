import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

const old = `# Our words.
extends: [distinguo:microsoft]
terms:
  allowlist: { role: program, deprecated: [whitelist] }
  blocklist:
    role: program
    deprecated: [blacklist] # of addresses
  denylist: { deprecated: [badlist], roles: [program] }
  client: { role: program, deprecated: [api client] }
  member: { role: operator, deprecated: [user] }
  log in: { partOfSpeech: verb, deprecated: [login] }
exceptions:
  - context: pay
`;

const migrate = (workspace: Workspace, ...args: string[]) => workspace.run(['migrate', ...args]);

describe('distinguo migrate', () => {
  it('names each entry that means something else than it did, with its place', async () => {
    const workspace = new Workspace({ 'distinguo.yml': old });
    const { code, stdout } = await migrate(workspace);
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line.slice(0, 48))).toEqual([
      'distinguo.yml:2:11: distinguo:microsoft says mor',
      'distinguo.yml:4:16: “allowlist” needed a role to',
      'distinguo.yml:6:5: “blocklist” needed a role to ',
      'distinguo.yml:8:38: “denylist” needed a role to ',
      'distinguo.yml:10:42: “user” was rewritten as “me',
      'distinguo.yml:11:46: “login” is found only where',
      'distinguo.yml:13:14: “pay” was looked for anywhe',
      '7 entries mean something else than they did; --w',
      '',
    ]);
    expect(workspace.read('distinguo.yml')).toBe(old);
  });

  it('takes out with --write what nobody needs to say any more, and nothing else', async () => {
    const workspace = new Workspace({
      'distinguo.yml': old,
      'a.md': 'They whitelisted it. The blacklists are long.\n',
    });
    expect((await migrate(workspace, '--write')).code).toBe(0);
    expect(workspace.read('distinguo.yml')).toBe(
      old
        .replace('role: program, deprecated: [whitelist]', 'deprecated: [whitelist]')
        .replace('    role: program\n', '')
        .replace(', roles: [program] }', ' }'),
    );
    expect((await migrate(workspace, '--write')).stdout).toContain('Nothing to write: look at each of these.');
    await workspace.run(['--fix', 'a.md']);
    expect(workspace.read('a.md')).toBe('They allowlisted it. The blocklists are long.\n');
  });

  it('says so where nothing has another meaning, and where there is nothing or a mistake', async () => {
    const plain = await migrate(new Workspace({ 'distinguo.yml': 'terms: { whitelist: allowlist }\n' }));
    expect([plain.code, plain.stdout]).toEqual([0, 'distinguo.yml means what it meant.\n']);
    const wrong = await migrate(new Workspace({ 'distinguo.yml': 'terms: { user: [x] }\n' }), '--write');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('distinguo.yml:1:16: Here stands a list')]);
    const nothing = await migrate(new Workspace());
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('there is no distinguo.yml')]);
    expect((await migrate(new Workspace(), '--wite')).code).toBe(2);
  });
});
