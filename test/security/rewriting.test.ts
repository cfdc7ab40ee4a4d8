import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cli, right, Workspace, wrong } from '../cli/distinguo.js';

const temporary = ({ files }: Workspace) => files.filter((name) => name.endsWith('.tmp'));
const python = (script: string, ...args: string[]) =>
  spawnSync('python3', ['-c', script, ...args], { encoding: 'utf8' });
const hasAttributes = process.platform === 'linux' && python('import os; os.setxattr').status === 0;

describe.skipIf(process.platform === 'win32')('a document that --fix rewrites', () => {
  it('stays the same file, for those who have it open, too', async () => {
    const workspace = new Workspace({ 'a.md': `${wrong}A line more.\n` });
    const before = fs.statSync(workspace.path('a.md'));
    const handle = fs.openSync(workspace.path('a.md'), 'r');
    expect((await workspace.run(['--fix'])).code).toBe(0);
    expect(fs.statSync(workspace.path('a.md')).ino).toBe(before.ino);
    expect(fs.readFileSync(handle, 'utf8')).toBe(`${right}A line more.\n`);
    fs.closeSync(handle);
    expect(workspace.files).toEqual(['a.md']);
  });

  it.skipIf(!hasAttributes)('keeps its attributes and its access list', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    // For the user 1, with a mask: what the mode shows as rights of the group are none.
    const list =
      "b'\\x02\\0\\0\\0\\x01\\0\\x06\\0\\xff\\xff\\xff\\xff\\x02\\0\\x06\\0\\x01\\0\\0\\0\\x04\\0\\0\\0\\xff\\xff\\xff\\xff\\x10\\0\\x06\\0\\xff\\xff\\xff\\xff\\x20\\0\\0\\0\\xff\\xff\\xff\\xff'";
    const set = `import os,sys; os.setxattr(sys.argv[1], 'user.mine', b'x'); os.setxattr(sys.argv[1], 'system.posix_acl_access', ${list})`;
    const get = 'import os,sys; print([(n, os.getxattr(sys.argv[1], n)) for n in sorted(os.listxattr(sys.argv[1]))])';
    const file = workspace.path('a.md');
    python(set, file);
    const attributes = python(get, file).stdout;
    await workspace.run(['--fix']);
    expect(workspace.read('a.md')).toBe(right);
    expect(python(get, file).stdout).toBe(attributes);
    // Under a second name it would be a new file without the list, whose mask would be the rights of the group.
    fs.linkSync(file, workspace.path('b.md'));
    workspace.write('a.md', wrong);
    const run = await workspace.run(['--fix', 'a.md']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('a.md has several names (hard links) and perhaps an access list, which would be lost');
    expect([workspace.read('a.md'), workspace.read('b.md')]).toEqual([wrong, wrong]);
    expect(python(get, file).stdout).toBe(attributes);
  });

  it('may have a name that leaves no room for another beside it', async () => {
    const name = `${'a'.repeat(252)}.md`;
    const workspace = new Workspace({ [name]: wrong });
    await workspace.run(['--fix']);
    expect(workspace.read(name)).toBe(right);
  });

  it('may become shorter, and has nothing of the old behind the new', async () => {
    const workspace = new Workspace({
      'a.md': 'The badge of the end-user is new.\n',
      'distinguo.yml': 'terms: { guest: { role: operator, preferred: true, deprecated: [end-user, end user] } }\n',
    });
    await workspace.run(['--fix=all']);
    expect(workspace.read('a.md')).toBe('The badge of the guest is new.\n');
  });

  it('is left alone when somebody changes it just before it is written', { timeout: 60_000 }, async () => {
    // Long to write, and read at a glance.
    const text = `${wrong}\n${'x'.repeat(6_600_000)}\n`;
    const workspace = new Workspace({ 'a.txt': text });
    // The copy of the old contents is the sign.
    const script = `const fs = require('fs'); const watcher = fs.watch('.', (_, name) => {
      if (!name?.endsWith('.tmp')) return; watcher.close(); fs.appendFileSync('a.txt', 'added ' + name); process.exit(); });
      process.send('ready'); setTimeout(() => process.exit(), 40000);`;
    const other = spawn(process.execPath, ['-e', script], {
      cwd: workspace.folder,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await new Promise((resolve) => other.once('message', resolve));
    const { stderr } = await workspace.spawn(['--fix', '-q']);
    await new Promise((resolve) => (other.exitCode === null ? other.once('exit', resolve) : resolve(undefined)));
    // Whoever finds the copy after a crash can tell whose it is.
    const copy = new RegExp(`\nadded \\.distinguo-${fs.statSync(workspace.path('a.txt')).ino}-[0-9a-f]{16}\\.tmp$`);
    expect(workspace.read('a.txt')).toMatch(copy);
    expect(stderr).toContain('a.txt was changed by somebody else in the meantime and was left alone.');
    expect(temporary(workspace)).toEqual([]);
  });

  it.skipIf(!fs.existsSync('/bin/dash'))('has its old text again when the new one finds no room', async () => {
    // Each fix adds a letter: the new text goes beyond what the system lets a file hold here, in blocks of 512 bytes.
    const text = `${'An enduser waits.\n'.repeat(600)}`;
    const workspace = new Workspace({ 'a.txt': text });
    const limited = `trap '' XFSZ; ulimit -f ${Math.ceil(text.length / 512)}; exec "$0" "$@"`;
    const run = spawnSync('/bin/dash', ['-c', limited, process.execPath, cli, '--fix', '-q'], {
      cwd: workspace.folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    expect(run.stderr).toContain('a.txt would be larger than the system lets it be and was not changed.');
    expect(run.status).toBe(2);
    expect(workspace.read('a.txt')).toBe(text);
    expect(workspace.files).toEqual(['a.txt']);
  });

  it('loses no line that another program adds meanwhile', { timeout: 60_000 }, async () => {
    const text = `${`${wrong}\n`.repeat(100)}${'x'.repeat(80_000)}\n`;
    const workspace = new Workspace({ 'log.txt': text });
    const adding = `let n = 0; const fs = require('fs'); setInterval(() => fs.appendFileSync(process.argv[1], 'added ' + n++ + '\\n'), 7);`;
    const adder = spawn(process.execPath, ['-e', adding, workspace.path('log.txt')]);
    for (let run = 0; run < 4; run++) await workspace.spawn(['--fix', '-q']);
    adder.kill();
    await new Promise((resolve) => adder.on('close', resolve));
    const added = workspace
      .read('log.txt')
      .split('\n')
      .filter((line) => line.startsWith('added '));
    expect(added.length).toBeGreaterThan(10);
    expect(added).toEqual(added.map((_, index) => `added ${index}`));
  });

  it('loses no line that another program adds while it becomes shorter', async () => {
    const workspace = new Workspace({
      'a.md': 'The badge of the end-user is new.\n',
      'distinguo.yml': 'terms: { guest: { role: operator, preferred: true, deprecated: [end-user, end user] } }\n',
      // Adds its line as soon as the new words are in their place.
      'other.cjs': `const fs = require('fs'); const { writeSync } = fs; const { ino } = fs.statSync('a.md');
        fs.writeSync = (handle, ...rest) => { const written = writeSync(handle, ...rest);
          if (fs.fstatSync(handle).ino === ino) { fs.writeSync = writeSync; fs.appendFileSync('a.md', 'Added.\\n'); }
          return written; };`,
    });
    const { code } = await workspace.spawn(['--fix=all'], { env: { NODE_OPTIONS: '--require ./other.cjs' } });
    expect(code).toBe(0);
    expect(workspace.read('a.md')).toBe('The badge of the guest is new.\nAdded.\n');
  });

  it('is not waited for when somebody puts a pipe in its place', { timeout: 60_000 }, async () => {
    // Long names fill a pipe with few documents.
    const names = Array.from({ length: 600 }, (_, index) => `${'a'.repeat(200)}${index}.md`);
    const workspace = new Workspace({ ...Object.fromEntries(names.map((name) => [name, wrong])), 'z.md': wrong });
    const child = spawn(process.execPath, [cli, '-q'], { cwd: workspace.folder, stdio: ['ignore', 'pipe', 'ignore'] });
    // The run waits for its reader long before it is through.
    child.stdout.once('readable', () => {
      fs.rmSync(workspace.path('z.md'));
      execFileSync('mkfifo', [workspace.path('z.md')]);
      child.stdout.resume();
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('a run that is ended by a signal', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('leaves nothing half done: %s', async (signal) => {
    const names = Array.from({ length: 1_000 }, (_, index) => `${index}.md`);
    const workspace = new Workspace(Object.fromEntries(names.map((name) => [name, wrong])));
    const args = ['--fix', '--format', 'json=out/report.json', '--format', 'compact'];
    const child = spawn(process.execPath, [cli, ...args], { cwd: workspace.folder, stdio: 'ignore' });
    const begun = () => fs.readdirSync(workspace.folder).some((name) => name.endsWith('.tmp'));
    await expect.poll(begun, { timeout: 10_000, interval: 5 }).toBe(true);
    child.kill(signal);
    expect(await new Promise((resolve) => child.on('close', (_, ended) => resolve(ended)))).toBe(signal);
    expect(temporary(workspace)).toEqual([]);
    for (const name of names) expect([right, wrong]).toContain(workspace.read(name));
  });
});

describe.skipIf(process.platform === 'win32')('after a run that was killed in the moment of writing', () => {
  /** A workspace in which `a.md` was being rewritten, with the copy that held its old text, and what happened since. */
  function killed({ document, copy, minutes = 1 }: { document: string; copy: string | Buffer; minutes?: number }) {
    const workspace = new Workspace({ 'docs/a.md': document, 'docs/b.md': right });
    const name = `docs/.distinguo-${fs.statSync(workspace.path('docs/a.md')).ino}-0123456789abcdef.tmp`;
    workspace.write(name, copy);
    const then = new Date(Date.now() - minutes * 60_000);
    fs.utimesSync(workspace.path(name), then, then);
    return { workspace, name };
  }

  it.each([['--fix'], ['--fix', 'docs/a.md'], []])(
    'a document that may be half is told and left alone: %s',
    async (...args) => {
      const half = `Each end user has a baEach enduser has a`;
      const { workspace, name } = killed({ document: half, copy: `${wrong}${wrong}` });
      const { code, stderr } = await workspace.run(args);
      expect(stderr).toContain(
        `docs/a.md may be half written: the run that rewrote it was killed. What it held before is in ${name}`,
      );
      expect(code).toBe(2);
      expect([workspace.read('docs/a.md'), workspace.read(name)]).toEqual([half, `${wrong}${wrong}`]);
    },
  );

  it('a copy with bytes that are no text is not taken for the text of the document', async () => {
    const { workspace, name } = killed({ document: 'Each \ufffd', copy: Buffer.from('Each \xff', 'latin1') });
    expect((await workspace.run(['--fix'])).stderr).toContain('docs/a.md may be half written');
    expect(workspace.files).toContain(name);
  });

  it.each([wrong, 'Each endu', ''])(
    'a copy that holds no more than the document is removed by --fix alone',
    async (copy) => {
      const { workspace, name } = killed({ document: wrong, copy });
      expect((await workspace.run()).stderr).toContain(
        `note: ${name} was left by a run that was killed, and is not needed`,
      );
      expect(workspace.files).toContain(name);
      await workspace.run(['--fix-dry-run']);
      expect(workspace.files).toContain(name);
      expect((await workspace.run(['--fix'])).stderr).toContain(
        `note: ${name} was left by a run that was killed; it was removed.`,
      );
      expect(workspace.files).toEqual(['docs/a.md', 'docs/b.md']);
      expect(workspace.read('docs/a.md')).toBe(right);
    },
  );

  it('a copy is kept when the document is gone', async () => {
    const { workspace, name } = killed({ document: wrong, copy: wrong });
    fs.rmSync(workspace.path('docs/a.md'));
    const { code, stderr } = await workspace.run(['--fix']);
    expect(stderr).toContain(`note: ${name} holds what a document of this folder held before`);
    expect(code).toBe(0);
    expect(workspace.read(name)).toBe(wrong);
  });

  it('an empty copy is removed even when the document is gone', async () => {
    const { workspace } = killed({ document: wrong, copy: '' });
    fs.rmSync(workspace.path('docs/a.md'));
    await workspace.run(['--fix']);
    expect(workspace.files).toEqual(['docs/b.md']);
  });

  it('what is merely called alike is nobody’s leftover', async () => {
    const { workspace, name } = killed({ document: wrong, copy: wrong });
    const alike = [
      'docs/a.distinguo-0123456789abcdef.tmp',
      `${name}.bak`,
      'docs/.distinguo-0123.tmp',
      'docs/.distinguo-x-0123456789abcdef.tmp',
    ];
    for (const other of alike) {
      workspace.write(other, wrong);
      fs.utimesSync(workspace.path(other), 1, 1);
    }
    await workspace.run(['--fix']);
    expect(workspace.files).toEqual([...alike, 'docs/a.md', 'docs/b.md'].sort());
  });

  it('a copy that another run may be using is let be', async () => {
    const { workspace, name } = killed({ document: wrong, copy: wrong, minutes: 0 });
    expect((await workspace.run(['--fix'])).stderr).toBe('');
    expect(workspace.files).toContain(name);
  });

  it('a new text that never came into its place is removed, and a link of that name is not', async () => {
    const { workspace } = killed({ document: wrong, copy: wrong });
    const [whole, linked] = ['docs/.distinguo-00112233445566aa.tmp', 'docs/.distinguo-00112233445566bb.tmp'];
    workspace.write(whole, right);
    fs.utimesSync(workspace.path(whole), 1, 1);
    fs.symlinkSync('a.md', workspace.path(linked));
    await workspace.run(['--fix']);
    expect(workspace.files).toEqual([linked, 'docs/a.md', 'docs/b.md']);
  });
});
