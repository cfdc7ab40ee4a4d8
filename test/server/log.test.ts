import { afterEach, describe, expect, it } from 'vitest';
import { Client } from './client.js';
import { folderWith } from './folder.js';

let client: Client;
afterEach(() => client.stop());

describe('the log says what a report of a fault needs', () => {
  it('the version, where the server runs, and the folders', async () => {
    const folder = folderWith({});
    client = await Client.start({ folders: [folder.uri] });
    const line = await client.until(() => client.log.find((each) => each.includes('has started')), 'the first line');
    expect(line).toMatch(/^The server of Distinguo (?:\d+\.\d+\.\d+|development) has started in Node \d+/);
    expect(line).toContain(folder.uri);
  });

  it('which configuration was found, what it extends, and how many problems it has', async () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'distinguo.yml': 'extends: ./base.yml\nrules:\n  role-mismatsh: off\n',
      'base.yml': 'rules: {}\n',
    });
    client = await Client.start({ folders: [folder.uri] });
    await client.diagnostics(await client.open(folder.uriOf('a.md'), 'Nothing.\n'));
    const line = await client.until(() => client.log.find((each) => each.startsWith('Configuration ')), 'the line');
    expect(line).toBe(`Configuration ${folder.path}/distinguo.yml, which extends ${folder.path}/base.yml: 1 problem.`);
  });
});
