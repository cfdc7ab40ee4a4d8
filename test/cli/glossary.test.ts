import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

describe('distinguo glossary test', () => {
  const test = async (configuration: string, ...args: string[]) =>
    new Workspace({ 'distinguo.yml': configuration }).run(['glossary', 'test', ...args]);

  it('holds the sentences of the glossary against it', async () => {
    const { code, stdout } = await test(`
terms:
  allowlist:
    deprecated: [whitelist]
    flags: [The whitelist is long., 'A «whitelist→allowlist» is long, and it is «whitelisted→allowlisted».']
    passes: [The allowlist is long., Whitelist Works is a company.]
  sunset: { use: retire, files: docs/**, flags: ['We «sunset→retire» it.'] }
`);
    expect([code, stdout]).toEqual([0, '5 passed, 0 failed\n']);
  });

  it('tells where a sentence is another than it says, and what is found', async () => {
    const { code, stdout } = await test(`terms:
  allowlist:
    deprecated: [whitelist]
    flags:
      - The blacklist is long.
      - The «whitelist→denylist» is long.
    passes:
      - The whitelist is long.
`);
    expect(code).toBe(1);
    expect(stdout).toBe(`distinguo.yml:5:9: “allowlist” flags “The blacklist is long.”: nothing is found.
distinguo.yml:6:9: “allowlist” flags “The «whitelist→denylist» is long.”: found: “whitelist” → “allowlist”.
distinguo.yml:8:9: “allowlist” passes “The whitelist is long.”: found: “whitelist” → “allowlist”.
0 passed, 3 failed
`);
  });

  it('ends with 2 where the configuration is wrong, missing or not to be had', async () => {
    const broken = await test('terms: { allowlist: { flags: Text } }\n');
    expect([broken.code, broken.stderr]).toEqual([
      2,
      'distinguo: distinguo.yml:1:30: Here stands a text, but a list is needed.\n',
    ]);
    expect((await test('{}\n', 'other.yml')).stderr).toBe('distinguo: other.yml does not exist.\n');
    expect((await new Workspace().run(['glossary', 'test'])).code).toBe(2);
    const unknown = await new Workspace().run(['glossary', 'tset']);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'distinguo: there is no command “glossary tset”. Did you mean “test”? Write distinguo glossary test.\n',
    ]);
  });
});
