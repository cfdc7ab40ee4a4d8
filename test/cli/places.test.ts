import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';

/** A repository in whose folder `client` a run is started. */
function started(format: string, ...args: string[]) {
  const workspace = new Workspace({
    '.git/HEAD': 'ref: refs/heads/main\n',
    'client/src/a b.md': wrong,
    'docs/c.md': wrong,
  });
  return { workspace, run: workspace.run(['--format', format, ...args], { folder: 'client' }) };
}

describe('a run in a folder of a repository', () => {
  it('annotates in GitHub by paths from the root', async () => {
    const { stdout } = await started('github', '.', '../docs').run;
    expect(stdout).toContain(',file=client/src/a b.md,line=1');
    expect(stdout).toContain(',file=docs/c.md,line=1');
  });

  it('tells GitLab paths from the root, with the line', async () => {
    const issues = JSON.parse((await started('gitlab').run).stdout);
    expect(issues[0].location).toMatchObject({
      path: 'client/src/a b.md',
      lines: { begin: 1, end: 1 },
      positions: { begin: { line: 1, column: 6 } },
    });
  });

  it('writes SARIF with paths from the root, and says what the root is', async () => {
    const { workspace, run } = started('sarif', '.', '../docs');
    const [{ tool, originalUriBaseIds, results }] = JSON.parse((await run).stdout).runs;
    expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `${pathToFileURL(workspace.folder).href}/` } });
    for (const [index, uri] of ['client/src/a%20b.md', 'docs/c.md'].entries()) {
      const { artifactLocation } = results[index].locations[0].physicalLocation;
      expect(artifactLocation).toEqual({ uri, uriBaseId: '%SRCROOT%' });
      expect(fs.existsSync(new URL(uri, originalUriBaseIds['%SRCROOT%'].uri))).toBe(true);
      expect(tool.driver.rules[results[index].ruleIndex].id).toBe(results[index].ruleId);
    }
  });

  it('names the page of each rule in SARIF', async () => {
    const [{ tool }] = JSON.parse((await started('sarif').run).stdout).runs;
    expect(new URL(tool.driver.informationUri).protocol).toBe('https:');
    for (const { id, helpUri } of tool.driver.rules)
      if (helpUri !== undefined) expect(fs.existsSync(new URL(helpUri).pathname.slice(1)), id).toBe(true);
  });

  it('is told from the working folder to people', async () => {
    expect((await started('compact', '.').run).stdout).toContain('src/a b.md:1:6: ');
  });
});

describe('the sum of a run', () => {
  it('counts one in the singular, and calls information by one name', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'distinguo.yml': 'rules: { term-variant: information }\n' });
    const sums = {
      pretty: '1 information in 1 document.',
      markdown: '**1** information in 1 document.',
      html: '<b>1</b>information',
    };
    for (const [format, sum] of Object.entries(sums))
      expect((await workspace.run(['--format', format])).stdout, format).toContain(sum);
    workspace.write('b.md', wrong);
    workspace.write('distinguo.yml', '');
    expect((await workspace.run(['--format', 'markdown'])).stdout).toContain('**2** warnings in 2 documents.');
    const { stderr } = await workspace.run(['--baseline', 'known.json', '--update-baseline', 'a.md']);
    expect(stderr).toContain('lists 1 finding in 1 document now');
  });
});
