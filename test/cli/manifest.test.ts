import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';

const off = 'rules: { term-variant: off }\n';

describe('a configuration in package.json', () => {
  const manifest = (distinguo: unknown) =>
    `${JSON.stringify({ name: 'x', dependencies: { distinguo: '1.0.0' }, distinguo }, undefined, '\t')}\n`;

  it('stands under the key “distinguo”, and is what a file of its own would be', async () => {
    const workspace = new Workspace({
      'package.json': manifest({ rules: { 'term-variant': 'off' }, ignore: ['old/**'] }),
      'docs/package.json': manifest(undefined),
      'docs/a.md': wrong,
      'old/b.md': wrong,
    });
    const { code, files } = await workspace.report();
    expect({ code, files: files.map(({ path }) => path) }).toEqual({ code: 0, files: ['docs/a.md'] });
    expect((await workspace.run(['--print-config', 'docs/a.md'])).stdout).toContain('# Configuration: package.json');
  });

  it('is told by its place when it is wrong, and comes after a file of its own', async () => {
    const workspace = new Workspace({ 'package.json': manifest({ rulez: {} }), 'a.md': wrong });
    expect((await workspace.run()).stderr).toContain(
      'package.json:7:3: “rulez” is not known here. Did you mean “rules”?',
    );
    workspace.write('distinguo.yml', off);
    expect(await workspace.run()).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('package.json:1:1: This file is not read'),
    });
  });

  it('is none where there is no such key, or no JSON', async () => {
    const workspace = new Workspace({
      'package.json': '{"dependencies":{"distinguo":"1"}}',
      'x/package.json': '{"distinguo"',
      'x/a.md': wrong,
    });
    expect(await workspace.run()).toMatchObject({ code: 1, stderr: '' });
  });

  it('holds although a comma is wrong somewhere, and what cannot be read is told', async () => {
    const broken = '{ "distinguo": { "rules": { "term-variant": "off" } },';
    const workspace = new Workspace({ 'package.json': `${broken} }`, 'a.md': wrong });
    expect(await workspace.run()).toMatchObject({ code: 0, stderr: '' });
    workspace.write('package.json', broken);
    expect(await workspace.run()).toMatchObject({ code: 2, stderr: expect.stringContaining('package.json:1:') });
  });

  it.each([
    '{ "config": { "distinguo": { "rules": {} } }, }',
    '{ "a": [{ "distinguo": {} }], "b": "{ \\"distinguo\\": {}", }',
    '{ "a": "}", "config": { "b": "\\"}", "distinguo": {} }, }',
  ])('is none where the key stands deeper in what is no JSON, and hides none above: %s', async (broken) => {
    const workspace = new Workspace({ 'distinguo.yml': off, 'x/package.json': broken, 'x/a.md': wrong });
    expect(await workspace.run()).toMatchObject({ code: 0, stderr: '' });
  });

  it('must be there when the file is named', async () => {
    const workspace = new Workspace({ 'package.json': '{ "name": "x" }', 'a.md': wrong });
    const remedy = 'which would be its configuration: add it, or name another file.';
    expect(await workspace.run(['--config', 'package.json'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`package.json:1:1: There is no “distinguo” in this file, ${remedy}`),
    });
    workspace.write('package.json', '{ "name": "x" "distinguo": {} }');
    const { code, stderr } = await workspace.run();
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('package.json:1:') });
    expect(stderr).not.toContain('There is no');
  });
});
