import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answered, asked, desk, stories } from './asked.js';
import { Workspace } from './distinguo.js';

describe('distinguo decide', () => {
  it('writes “one actor” with its word, which is warned of from then on, also after edits', async () => {
    const workspace = new Workspace({ 'stories.md': stories });
    workspace.write('answers.json', await answered(workspace, { 'stories.md': 'write customer' }));
    expect((await workspace.run(['decide', 'answers.json'])).stdout).toBe('distinguo.yml: 1 decision written.\n');
    expect(workspace.read('distinguo.yml')).toBe(
      'decisions:\n  - words: [customer, user]\n    are: one actor\n    write: customer\n    files: [./stories.md]\n',
    );
    workspace.write('stories.md', `A lamp is a lamp.\n\n${stories}- The user is glad.\n`);
    const { files } = await workspace.report();
    expect(files[0]?.findings).toMatchObject([
      {
        rule: 'mixed-terms',
        severity: 'warning',
        term: 'user',
        replacements: ['customer'],
        places: [{ start: { line: 9 } }, { start: { line: 11 } }],
      },
    ]);
    expect(await asked(workspace)).toEqual([]);
    await workspace.run(['--fix']);
    expect(workspace.read('stories.md')).not.toContain('user');
    expect((await workspace.report()).files[0]?.findings).toEqual([]);
  });

  it.each([
    ['two', 'two actors'],
    ['covers', 'one covers the other'],
    ['both', 'one actor'],
  ])('writes “%s”, and nothing is said of the pair from then on', async (answer, are) => {
    const workspace = new Workspace({ 'stories.md': stories });
    expect((await workspace.report()).files[0]?.findings).toMatchObject([{ rule: 'mixed-terms' }]);
    workspace.write('answers.json', await answered(workspace, { 'stories.md': answer }));
    await workspace.run(['decide', 'answers.json']);
    expect(workspace.read('distinguo.yml')).toContain(`are: ${are}\n`);
    workspace.write('stories.md', `${stories}- The user is glad.\n`);
    const { files } = await workspace.report();
    expect(files[0]?.findings.filter(({ rule }) => rule === 'mixed-terms')).toEqual([]);
    expect(await asked(workspace)).toEqual([]);
  });

  const entry = '  - words: [customer, user]\n    are: two actors\n    files: [./stories.md]\n';
  it.each([
    ['', `decisions:\n${entry}`],
    ['# Ours.\n', `# Ours.\n\ndecisions:\n${entry}`],
    ['{}\n', `decisions:\n${entry}`],
    ['\ufeffrules:   {}\n', `\ufeffrules:   {}\ndecisions:\n${entry}`],
    ['{ }', `decisions:\n${entry}`],
    ['--- {}\n', `---\ndecisions:\n${entry}`],
    ['---\n# Ours.\n{}\n...\n', `---\n# Ours.\n\ndecisions:\n${entry}...\n`],
    ['# Ours.\n\n{} # None yet.\n# The end.\n', `# Ours.\n\n# None yet.\n\ndecisions:\n${entry}# The end.\n`],
    ['{\n  # Here.\n}\n', `# Here.\n\ndecisions:\n${entry}`],
  ])('writes lines, as people do, where nothing stands yet, and keeps comments: %j', async (before, after) => {
    const workspace = new Workspace({ 'stories.md': stories });
    const answers = await answered(workspace, { 'stories.md': 'two' });
    for (const ending of ['\n', '\r\n']) {
      workspace.write('distinguo.yml', before.replaceAll('\n', ending));
      await workspace.run(['decide'], { input: answers });
      expect(workspace.read('distinguo.yml')).toBe(after.replaceAll('\n', before.includes('\n') ? ending : '\n'));
    }
  });

  it('keeps the comments in braces that stay', async () => {
    const workspace = new Workspace({
      'stories.md': stories,
      'distinguo.yml': '{ terms: {}, decisions: [ # Here.\n] }\n',
    });
    await workspace.run(['decide'], { input: await answered(workspace, { 'stories.md': 'two' }) });
    expect(workspace.read('distinguo.yml')).toContain('decisions: [ # Here.\n  {"words":["customer","user"]');
  });

  it('decides nothing of a question that nobody could answer', async () => {
    const workspace = new Workspace({ 'stories.md': stories, 'desk.md': desk });
    workspace.write('answers.json', await answered(workspace, { 'stories.md': 'unknown' }));
    expect((await workspace.run(['decide', 'answers.json'])).stdout).toBe('Nothing to write. 2 questions left open.\n');
    expect(workspace.files).toEqual(['answers.json', 'desk.md', 'stories.md']);
  });

  it('takes the page that somebody filled in, its reasons, and what holds everywhere', async () => {
    const workspace = new Workspace({ 'stories.md': stories, 'sub/desk.md': desk });
    const { stdout } = await workspace.run(['questions']);
    const filled = stdout
      .replaceAll('\n', '\r\n')
      .replace('- [ ] write customer:', '- [x] write customer:')
      .replace('Reason:', 'Reason: One shop, one till.')
      .replace(/(sub\/desk[\s\S]*)- \[ \] two:([\s\S]*)- \[ \] everywhere:/, '$1* [X] two:$2- [ ] everywhere:');
    const { code } = await workspace.run(['decide', '-'], { input: filled });
    expect(code).toBe(0);
    expect(workspace.read('distinguo.yml')).toBe(
      `decisions:
  - words: [customer, user]
    are: one actor
    write: customer
    files: [./stories.md]
    reason: One shop, one till.
  - words: [customer, user]
    are: two actors
    files: [sub/desk.md]
`,
    );
    const everywhere = new Workspace({ 'desk.md': desk });
    const page = (await everywhere.run(['questions'])).stdout.replace(/\[ \] (?=two|everywhere)/g, '[x] ');
    await everywhere.run(['decide'], { input: page });
    expect(everywhere.read('distinguo.yml')).toBe('decisions:\n  - words: [customer, user]\n    are: two actors\n');
  });

  it('changes only the lines of its own, in YAML and in JSON, and joins files that are decided alike', async () => {
    const yaml =
      '# Ours.\nrules: { term-variant: off }   # for now\ndecisions: # of the team\n  - words: [guest, member]\n    are: two actors\n\nallow:\n  - Customer Portal\n';
    const workspace = new Workspace({ 'distinguo.yml': yaml, 'stories.md': stories, 'more/stories.md': stories });
    workspace.write('a.json', await answered(workspace, { 'stories.md': 'two', 'more/stories.md': 'two' }));
    await workspace.run(['decide', 'a.json']);
    const added = '  - words: [customer, user]\n    are: two actors\n    files: [more/stories.md, ./stories.md]\n';
    expect(workspace.read('distinguo.yml')).toBe(yaml.replace('two actors\n', `two actors\n${added}`));
    const json = new Workspace({ 'distinguo.json': '{\n  "allow": ["Customer Portal"]\n}\n', 'stories.md': stories });
    json.write('a.json', await answered(json, { 'stories.md': 'two' }));
    await json.run(['decide', 'a.json']);
    expect(JSON.parse(json.read('distinguo.json'))).toEqual({
      allow: ['Customer Portal'],
      decisions: [{ words: ['customer', 'user'], are: 'two actors', files: ['./stories.md'] }],
    });
  });

  it('leaves a comment at the end of a configuration to what stands above it', async () => {
    for (const end of ['# Nothing else is ours.', '# Nothing else is ours.\n', '# Nothing else is ours.\n\n']) {
      const yaml = `allow: [Customer Portal]\n${end}`;
      const workspace = new Workspace({ 'distinguo.yml': yaml, 'stories.md': stories });
      workspace.write('a.json', await answered(workspace, { 'stories.md': 'two' }));
      await workspace.run(['decide', 'a.json']);
      expect(workspace.read('distinguo.yml')).toContain('# Nothing else is ours.\n\ndecisions:\n');
    }
  });

  it('shows with --dry-run what it would write, and writes nothing', async () => {
    const workspace = new Workspace({ 'stories.md': stories });
    workspace.write('a.json', await answered(workspace, { 'stories.md': 'two' }));
    expect((await workspace.run(['decide', '--dry-run', 'a.json'])).stdout).toContain('+    are: two actors');
    expect(workspace.files).toEqual(['a.json', 'stories.md']);
  });

  it('says where an answer cannot be taken and what to do, and writes none of them then', async () => {
    const workspace = new Workspace({ 'stories.md': stories, 'desk.md': desk });
    const [first, second] = await asked(workspace);
    const bad = [
      { id: first?.id, answer: 'two' },
      { id: first?.id, answer: 'two' },
      { id: second?.id, answer: 'write costumer' },
      { id: 'stories.md:customer,user', answer: 'two' },
      { id: second?.id.replace('customer,user', 'customer,lamp'), answer: 'two' },
      { id: `../../etc/hosts.md:customer,user:${'0'.repeat(12)}`, answer: 'two' },
      { id: `gone.md:customer,user:${'0'.repeat(12)}`, answer: 'two' },
      { answer: 'two' },
      { id: second?.id.replace('stories', './stories'), answer: 2 },
    ];
    workspace.write('a.json', JSON.stringify(bad, undefined, 0).replaceAll('},{', '},\n{'));
    const { code, stderr } = await workspace.run(['decide', 'a.json']);
    expect(code).toBe(2);
    expect(stderr.split('\n').map((line) => line.replace(/[0-9a-f]{12}/g, '…'))).toEqual([
      'distinguo: a.json:2: This question is answered in line 1 already: leave one answer.',
      'distinguo: a.json:3: “write costumer” is no answer here. Did you mean “write customer”? Answers: “write customer”, “write user”, “both”, “two”, “covers”, “unknown”.',
      'distinguo: a.json:4: “stories.md:customer,user” is no question that was asked: leave the id as “distinguo questions” wrote it.',
      'distinguo: a.json:5: “stories.md:customer,lamp:…” is no question that was asked: leave the id as “distinguo questions” wrote it.',
      expect.stringMatching(/^distinguo: a\.json:6: \.\.\/\.\.\/etc\/hosts\.md lies outside of .*\.$/),
      'distinguo: a.json:7: gone.md does not exist.',
      'distinguo: a.json:8: This answer has no “id”: write [{"id": …, "answer": …}], or fill an “answer” into each of the questions.',
      'distinguo: a.json:9: “answer” and “reason” must be texts: put them between quotation marks.',
      'distinguo: nothing was written: mend the answers first.',
      '',
    ]);
    expect(workspace.files).toEqual(['a.json', 'desk.md', 'stories.md']);
  });

  it('does not take answers about a document that has changed, unless told to leave them out', async () => {
    const workspace = new Workspace({ 'stories.md': stories, 'desk.md': desk });
    workspace.write('a.json', await answered(workspace, { 'stories.md': 'write user', 'desk.md': 'two' }));
    workspace.write('stories.md', stories.replaceAll('\n', '\r\n'));
    workspace.write('desk.md', `${desk}- The customer leaves.\n`);
    const { code, stderr } = await workspace.run(['decide', 'a.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /a\.json:2: desk\.md has changed since this was asked: ask again with “distinguo questions desk\.md”/,
    );
    const skipped = await workspace.run(['decide', 'a.json', '--skip-changed']);
    expect(skipped.stdout).toBe('distinguo.yml: 1 decision written.\n1 answer left out: the document has changed.\n');
    expect(workspace.read('distinguo.yml')).toContain('files: [./stories.md]');
  });

  it('takes an answer once, and refuses another one to the same question', async () => {
    const workspace = new Workspace({ 'stories.md': stories });
    const [question] = await asked(workspace);
    const say = (answer: string) =>
      workspace.run(['decide'], { input: JSON.stringify([{ id: question?.id, answer }]) });
    await say('two');
    const before = workspace.read('distinguo.yml');
    expect((await say('two')).stdout).toBe('Nothing to write. 1 answer was decided already.\n');
    const { code, stderr } = await say('both');
    expect([code, workspace.read('distinguo.yml')]).toEqual([2, before]);
    expect(stderr).toContain(
      '<stdin>:1: distinguo.yml:2 has decided otherwise about “customer” and “user”: change it there, or take it out.',
    );
  });

  it('refuses answers of which one holds everywhere and another one says otherwise', async () => {
    const workspace = new Workspace({ 'stories.md': stories, 'desk.md': desk });
    const [one, other] = await asked(workspace);
    const input = JSON.stringify([
      { id: one?.id, answer: 'two', everywhere: true },
      { id: other?.id, answer: 'both' },
    ]).replace('},{', '},\n{');
    const { code, stderr } = await workspace.run(['decide'], { input });
    expect(code).toBe(2);
    expect(stderr).toContain('<stdin>:2: This contradicts line 1, which holds in all documents: change one.');
  });

  it('writes nothing into a configuration that has mistakes, or is a manifest', async () => {
    const workspace = new Workspace({ 'stories.md': stories });
    const answers = await answered(workspace, { 'stories.md': 'two' });
    workspace.write('distinguo.yml', 'rules: { nonsense: off }\n');
    expect((await workspace.run(['decide'], { input: answers })).code).toBe(2);
    expect(workspace.read('distinguo.yml')).toBe('rules: { nonsense: off }\n');
    const manifest = '{ "name": "x", "distinguo": { "rules": {} } }\n';
    const other = new Workspace({ 'package.json': manifest, 'stories.md': stories });
    const refused = await other.run(['decide'], { input: answers });
    expect([refused.code, other.read('package.json')]).toEqual([2, manifest]);
    expect(refused.stderr).toContain('move its “distinguo” to a distinguo.yml first');
  });

  it('neither reads nor writes outside of the workspace, whatever links there are', async () => {
    const outside = new Workspace({ 'distinguo.yml': 'rules: {}\n', 'secret.md': stories });
    const workspace = new Workspace({ 'stories.md': stories, '.git/HEAD': 'ref: refs/heads/main\n' });
    fs.symlinkSync(outside.path('secret.md'), workspace.path('linked.md'));
    const [question] = await asked(workspace, 'stories.md');
    const say = (id: string | undefined) =>
      workspace.run(['decide'], { input: JSON.stringify([{ id, answer: 'two' }]) });
    const linked = await say(question?.id.replace('stories.md', 'linked.md'));
    expect([linked.code, linked.stderr]).toEqual([2, expect.stringContaining('linked.md lies outside of')]);
    fs.symlinkSync(outside.path('distinguo.yml'), workspace.path('distinguo.yml'));
    expect((await say(question?.id)).code).toBe(2);
    expect(outside.read('distinguo.yml')).toBe('rules: {}\n');
  });

  it.each(['', '{', '[[[[', '# Nothing\n', '{"a": 1}', '[1, null, "x"]', `${'['.repeat(50_000)}${']'.repeat(50_000)}`])(
    'says what is wrong with what is no answer: %j',
    async (input) => {
      const { code, stderr } = await new Workspace({ 'stories.md': stories }).run(['decide'], { input });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^distinguo: <stdin>:1: /);
      expect(stderr).not.toContain('error of its own');
    },
  );
});
