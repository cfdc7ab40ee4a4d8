import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

describe('--fix-dry-run', () => {
  it('shows a diff that git can apply, and changes nothing', async () => {
    const text = `# A\r\n\r\nOne\r\n\r\n${wrong}Two\r\nlast enduser`;
    const workspace = new Workspace({ 'docs/a b.md': text, 'c.md': `${'Line.\n\n'.repeat(9)}${wrong}` });
    const { code, stdout } = await workspace.run(['--fix-dry-run']);
    expect(code).toBe(1);
    expect(workspace.read('docs/a b.md')).toBe(text);
    execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: workspace.folder, input: stdout });
    const applied = [workspace.read('docs/a b.md'), workspace.read('c.md')];
    expect(applied[0]).toContain('last end user');
    workspace.write('docs/a b.md', text);
    workspace.write('c.md', `${'Line.\n\n'.repeat(9)}${wrong}`);
    await workspace.run(['--fix']);
    expect([workspace.read('docs/a b.md'), workspace.read('c.md')]).toEqual(applied);
  });
});

describe('a document on standard input', () => {
  it('is reported by the name that it is given', async () => {
    const { code, stdout } = await new Workspace().spawn(['--stdin', '--stdin-filename', 'docs/a.md'], {
      input: wrong,
    });
    expect(code).toBe(1);
    expect(stdout).toContain('docs/a.md:1:6 warning term-variant');
  });

  it('is read as Markdown when it has no name', async () => {
    const { stdout } = await new Workspace().run(['--stdin'], { input: `\`enduser\` ${wrong}` });
    expect(stdout).toContain('<stdin>:1:16 warning');
    expect((await new Workspace().run(['-'], { input: `\`enduser\` ${wrong}` })).stdout).toBe(stdout);
    // After “--” it is the name of a file.
    expect((await new Workspace().run(['--', '-'], { input: wrong })).stderr).toContain('- does not exist');
    expect(stdout).toContain('1 warning in 1 document');
  });

  it('comes back fixed, alone, with --fix', async () => {
    const run = await new Workspace().run(['--stdin', '--fix'], { input: `\ufeff${wrong}` });
    expect(run).toEqual({ code: 0, stdout: `\ufeff${right}`, stderr: '1 fixed. No findings in 1 document.\n' });
  });

  it('comes back as it is when there is nothing to fix', async () => {
    const run = await new Workspace().run(['--stdin', '--fix'], { input: 'Nobody.\r\n' });
    expect(run).toMatchObject({ code: 0, stdout: 'Nobody.\r\n' });
  });

  it('obeys the configuration of the place that its name says', async () => {
    const workspace = new Workspace({ 'docs/distinguo.yml': 'rules: { term-variant: off }\n' });
    expect((await workspace.run(['--stdin-filename', 'docs/a.md'], { input: wrong })).code).toBe(0);
    expect((await workspace.run(['--stdin-filename', 'a.md'], { input: wrong })).code).toBe(1);
  });
});

describe('--fix in Gherkin', () => {
  const feature = [
    'Feature: An enduser signs in',
    '  An enduser reads mail.',
    '',
    '  Scenario Outline: An enduser waits',
    '    Given an enduser on "<page>"',
    '      | who        |',
    '      | an enduser |',
    '    When the enduser signs in',
    '',
    '    Examples: of an enduser',
    '      | page             |',
    '      | enduser overview |',
    '',
  ].join('\n');
  const names = feature.replace(/(Feature: An|An|waits: An|Outline: An|of an) enduser/g, '$1 end user');

  it('leaves steps and their tables alone: step definitions match them letter by letter', async () => {
    const workspace = new Workspace({ 'a.feature': feature });
    const run = await workspace.run(['--fix=all']);
    expect(workspace.read('a.feature')).toBe(names);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(
      '4 in texts that programs look for (steps of Gherkin, keys of catalogues), which --fix rewrites with --steps alone.',
    );
    expect(run.stdout.match(/a\.feature:/g)).toHaveLength(4);
  });

  it('rewrites them with --steps', async () => {
    const workspace = new Workspace({ 'a.feature': feature });
    await workspace.run(['--fix', '--steps']);
    expect(workspace.read('a.feature')).toBe(feature.replaceAll('enduser', 'end user'));
  });

  it('wants --fix beside --steps', async () => {
    const run = await new Workspace({ 'a.feature': feature }).run(['--steps']);
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain('--fix --steps');
  });
});
