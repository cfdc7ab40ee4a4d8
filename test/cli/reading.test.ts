import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

describe('“fences” in the configuration', () => {
  const files = {
    'distinguo.yml': 'fences:\n  "mails/**": [text, email]\n  "mails/old.md": []\n',
    'mails/a.md': '```text\nEach user pays the invoice.\n```\n',
    'mails/old.md': '```text\nEach user pays the invoice.\n```\n',
    'b.md': '```text\nEach user pays the invoice.\n```\n',
  };

  it('has them read in the files that its globs match', async () => {
    const { stdout } = await new Workspace(files).run(['--format', 'compact', '.']);
    expect(stdout).toContain('mails/a.md:2:6');
    expect(stdout).not.toContain('b.md');
    expect(stdout).not.toContain('old.md');
  });

  it('leaves silencing to comments around the fence', async () => {
    const text = `<!-- distinguo-disable role-mismatch -->\n\n${files['mails/a.md']}\n<!-- distinguo-enable -->\n`;
    const { stdout, code } = await new Workspace({ ...files, 'mails/a.md': text }).run(['--format', 'compact', '.']);
    expect([stdout, code]).toEqual(['', 0]);
  });

  it('names what is no info string', async () => {
    const { stderr, code } = await new Workspace({ ...files, 'distinguo.yml': 'fences:\n  "*.md": "my text"\n' }).run([
      '.',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('distinguo.yml:2:11: “my text” is no info string: write its first word.');
  });
});

describe('“columns” in the configuration', () => {
  const files = {
    'distinguo.yml': 'columns:\n  "exports/*.csv": [Headline, body copy]\n',
    'exports/mails.csv':
      'id,Body Copy,Description,headline\n1,"Each user pays the invoice, in ""euro"".",Each user pays the invoice.,x\n',
    'other.csv': 'id,Body Copy\n1,Each user pays the invoice.\n',
  };

  it('has these columns read, in any case, and no others', async () => {
    const { stdout, stderr } = await new Workspace(files).run(['--format', 'compact', '.']);
    expect(stdout.match(/mails\.csv:2:\d+/g)).toEqual(['mails.csv:2:9']);
    expect(stdout).not.toContain('other.csv');
    expect(stderr).not.toContain('column');
  });

  it('tells of a column that is not there', async () => {
    const workspace = new Workspace({
      ...files,
      'distinguo.yml': 'columns:\n  "exports/*.csv": [Headlin, Body copy, Text]\n',
    });
    const { stdout } = await workspace.run(['--format', 'compact', '.']);
    expect(stdout).toContain(
      'exports/mails.csv:1:1: warning: There is no column “Headlin” here, which the configuration names under “columns”. Did you mean “headline”?',
    );
    expect(stdout).toContain(
      'There is no column “Text” here, which the configuration names under “columns”. There are “id”, “Body Copy”, “Description”, “headline”.',
    );
  });
});
