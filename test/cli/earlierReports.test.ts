import { describe, expect, it } from 'vitest';
import { formatNames } from '../../cli/option-table.js';
import { right, Workspace, wrong } from './distinguo.js';

/** What a run says on standard output, kept by whoever ran it. */
async function keptOutput(workspace: Workspace, args: readonly string[]): Promise<string> {
  const { stdout } = await workspace.run(args);
  workspace.write('report', stdout);
  return stdout;
}

/** The exit code and message of a run that reports to the same file. */
const reportedOver = async (workspace: Workspace, name = 'report') => {
  const { code, stderr } = await workspace.run(['--format', `json=${name}`, '--exit-zero', 'a.md']);
  return { code, stderr };
};

const REPLACED = { code: 0, stderr: '' };

describe('an earlier report', () => {
  it.each([
    ...formatNames.map((format): [string, string[]] => [`in the format ${format}`, ['--format', format, 'a.md']]),
    ['of nothing', ['--format', 'pretty', 'b.md']],
    ['of no document', ['--format', 'pretty', '--allow-empty', 'c/*.md']],
    ['of people', ['--cast', 'a.md']],
    ['of nobody', ['--cast', 'b.md']],
  ] as [string, string[]][])('%s is none where a document quotes it', async (_, args) => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': 'Nobody is here.\n', 'c/none.txt': '' });
    const quoted = `What it says:\n\n${await keptOutput(workspace, args)}`;
    expect(await reportedOver(workspace)).toEqual(REPLACED);
    workspace.write('report', quoted);
    expect(await reportedOver(workspace)).toMatchObject({ code: 2 });
    expect(workspace.read('report')).toBe(quoted);
  });

  it('may be of many documents and fixes, and begin with a remark on a directive', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`many/${at}.md`, wrong]));
    const unused = `<!-- distinguo-disable-next-line role-mismatch -->\n${right}`;
    const malformed = '<!-- distinguo-disabel -->\n\nNobody.\n';
    const workspace = new Workspace({ ...many, 'a.md': right, 'unused.md': unused, 'malformed.md': malformed });
    const runs = [
      ['--fix', '--format', 'pretty', 'many'],
      ['--format', 'pretty', 'many'],
      ['--cast', 'many'],
      ...['compact', 'pretty', 'gitlab', 'checkstyle'].flatMap((format) => [
        ['--format', format, 'unused.md'],
        ['--format', format, 'malformed.md'],
      ]),
    ];
    for (const args of runs) {
      expect(await keptOutput(workspace, args), args.join(' ')).not.toBe('');
      expect(await reportedOver(workspace), args.join(' ')).toEqual(REPLACED);
    }
  });

  it('is one in colours, too', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    expect(await keptOutput(workspace, ['--color', '--format', 'pretty', 'a.md'])).toContain('\u001b[');
    expect(await reportedOver(workspace)).toEqual(REPLACED);
  });

  it('is one, too, whose first message is longer than what is looked at', async () => {
    const message = 'Write another word. '.repeat(300).trim();
    const terms = `terms:\n  guest:\n    role: buyer\n    deprecated: [patron]\n    message: ${message}\n`;
    const workspace = new Workspace({ 'distinguo.yml': terms, 'a.md': 'A patron waits.\n' });
    expect((await keptOutput(workspace, ['--format', 'compact', 'a.md'])).indexOf('\n')).toBeGreaterThan(4096);
    expect(await reportedOver(workspace)).toEqual(REPLACED);
    const long = `See a.md:1:1: warning: ${message}\n`;
    workspace.write('other', `${'So long. '.repeat(600)}${long}`);
    expect(await reportedOver(workspace, 'other')).toMatchObject({ code: 2 });
  });

  it('is nothing but white space, or questions that nobody has answered', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    for (const blank of [' \n\t\n', '\n']) {
      workspace.write('report', blank);
      expect(await reportedOver(workspace)).toEqual(REPLACED);
    }
    const question = (answer: object) => `{"questions":[\n${JSON.stringify({ id: 'a', ...answer })}\n]}\n`;
    for (const answer of [{}, { answer: null }, { answer: '' }]) {
      workspace.write('report', question(answer));
      expect(await reportedOver(workspace), JSON.stringify(answer)).toEqual(REPLACED);
    }
    workspace.write('report', question({ answer: 'one actor' }));
    expect(await reportedOver(workspace)).toMatchObject({ code: 2 });
    expect(workspace.read('report')).toBe(question({ answer: 'one actor' }));
  });
});
