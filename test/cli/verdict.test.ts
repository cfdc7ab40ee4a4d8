import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

/** One finding of each level: the rule of each document is set. */
const loud = (level: string) =>
  new Workspace({ 'a.md': wrong, 'distinguo.yml': `rules: { term-variant: ${level} }\n` });

describe('the exit code', () => {
  it('says whether anything is found that is loud enough', async () => {
    const codes = async (...options: string[]) => {
      const all = await Promise.all(
        ['error', 'warning', 'information', 'hint'].map((level) => loud(level).run(options)),
      );
      return all.map(({ code }) => code);
    };
    expect(await codes()).toEqual([1, 1, 0, 0]);
    expect(await codes('--fail-on', 'error')).toEqual([1, 0, 0, 0]);
    expect(await codes('--fail-on', 'warning')).toEqual([1, 1, 0, 0]);
    expect(await codes('--fail-on', 'information')).toEqual([1, 1, 1, 0]);
    expect(await codes('--fail-on', 'hint')).toEqual([1, 1, 1, 1]);
    expect(await codes('--fail-on', 'hint', '--max-warnings=1')).toEqual([1, 0, 1, 1]);
    expect(await codes('--fail-on', 'hint', '--exit-zero')).toEqual([0, 0, 0, 0]);
  });

  it('is 2 for what cannot be done, also with --exit-zero', async () => {
    expect((await new Workspace({ 'a.md': wrong }).run(['--exit-zero', 'a.md', 'gone.md'])).code).toBe(2);
  });
});

describe('--severity', () => {
  it('sets how loud rules are, whatever the configuration says', async () => {
    const workspace = loud('off');
    expect((await workspace.run()).stdout).toContain('No findings');
    expect((await workspace.run(['--severity', 'term-variant=error'])).stdout).toContain('error term-variant');
    const both = ['--severity', 'mixed-terms=off,term-variant=hint'];
    expect((await workspace.run(both)).stdout).toContain('hint term-variant');
    expect((await workspace.run([...both, '--rule', 'mixed-terms'])).code).toBe(0);
  });

  it.each([
    ['term-varient=error', 'there is no rule “term-varient”. Did you mean “term-variant”?'],
    ['term-variant=warn', '--severity term-variant=warn is unknown. Levels: off, hint,'],
    ['term-variant', '--severity term-variant needs a rule and its level: --severity RULE=LEVEL. Levels: off, hint,'],
    ['term-variant=', '--severity term-variant= needs a rule and its level'],
    ['=error', '--severity =error needs a rule and its level'],
  ])('says what is wrong with %s', async (value, message) => {
    expect(await loud('off').run(['--severity', value])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message),
    });
  });
});

describe('--exclude', () => {
  it('leaves documents out, and reads the rest of the folder', async () => {
    const workspace = new Workspace({ 'a.md': right, 'old/b.md': right, 'old/deep/c.md': right, 'd.txt': right });
    const { files } = await workspace.report('--exclude', 'old', '--exclude', '*.txt');
    expect(files.map(({ path }) => path)).toEqual(['a.md']);
    expect((await workspace.run(['--exclude', ''])).code).toBe(2);
  });
});

describe('--stats and --timing', () => {
  it('count by rule and by word, and say what took how long, beside the report', async () => {
    const workspace = new Workspace({
      'a.md': `${wrong}\nAn enduser waits.\n`,
      'b.md': '<!-- distinguo-disable -->\n',
    });
    const { stdout, stderr } = await workspace.run(['--stats', '--timing', '--format', 'json']);
    expect(JSON.parse(stdout).summary.files).toBe(2);
    expect(stderr).toContain('Findings by rule:\n       2  term-variant\n       1  unused-directive\n');
    expect(stderr).toContain('Findings by word:\n       2  end user\n');
    expect(stderr).toMatch(/^Time: \d+\.\d\d s \(CPU \d+\.\d\d s\), of which .* 2 documents took \d+\.\d\d s\.$/m);
    expect(stderr).toMatch(/^ +\d+\.\d ms {2}a\.md$/m);
    expect((await workspace.run(['--timing', 'a.md'])).stderr).toContain(' reporting 1 document took ');
  });
});

describe('--color and --no-color', () => {
  it('come before what the environment says', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const escapeSequence = '\u001b[';
    expect((await workspace.run(['--color'], { env: { NO_COLOR: '1' } })).stdout).toContain(escapeSequence);
    expect((await workspace.run(['--no-color'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain(escapeSequence);
    expect((await workspace.run(['--color', '--no-color'])).stdout).not.toContain(escapeSequence);
  });
});
