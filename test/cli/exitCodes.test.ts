import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

const asInformation = 'rules:\n  term-variant: information\n';
const asError = 'rules:\n  term-variant: error\n';

describe('the exit code', () => {
  it('is 0 when all is right', async () => {
    expect(await new Workspace({ 'a.md': right }).spawn()).toMatchObject({ code: 0, stderr: '' });
  });

  it('is 0 when there is only information', async () => {
    const run = await new Workspace({ 'a.md': wrong, 'distinguo.yml': asInformation }).run();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('1 information');
  });

  it('is 1 when there are more warnings than accepted', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': wrong });
    expect((await workspace.spawn()).code).toBe(1);
    expect((await workspace.run(['--max-warnings', '1'])).code).toBe(1);
    expect((await workspace.run(['--max-warnings', '2'])).code).toBe(0);
    expect((await workspace.run(['--max-warnings=-1'])).code).toBe(0);
    expect((await workspace.run(['--max-warnings', '-1'])).code).toBe(0);
  });

  it('is 1 for any error, however many warnings are accepted', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'distinguo.yml': asError });
    expect((await workspace.run(['--max-warnings', '-1'])).code).toBe(1);
  });

  it('is 2 when something could not be done, and the rest is done all the same', async () => {
    const { code, stdout, stderr } = await new Workspace({ 'a.md': wrong }).spawn(['missing.md', 'a.md']);
    expect(code).toBe(2);
    expect(stderr).toBe('distinguo: missing.md does not exist.\n');
    expect(stdout).toContain('a.md:1:6 warning term-variant');
  });
});
