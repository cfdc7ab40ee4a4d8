import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  isLeftover,
  leadsAstray,
  leftoverAt,
  namedAstray,
  readPlainBytes,
  readPlainFile,
  rewriteFile,
  TemporaryFile,
  writeNew,
  writeWhole,
} from '../../workspace/disk/index.js';

/** A folder of its own for one test, with these files. */
function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'disk ')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

const read = (folder: string, name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
const changed = 'was changed by somebody else in the meantime and was left alone';
const linux = process.platform === 'linux';

/** What this process has open of a folder. */
function openIn(folder: string): readonly string[] {
  if (!linux) return [];
  return fs.readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      const file = fs.readlinkSync(`/proc/self/fd/${number}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      return []; // It has been closed meanwhile.
    }
  });
}

describe('a document that is rewritten', () => {
  const rewrite = (folder: string, name: string, before: string, after: string | Buffer) =>
    rewriteFile(path.join(folder, name), Buffer.from(before), after, folder);

  it.each([
    ['as long', 'one two', 'uno dos'],
    ['longer', 'one', 'three and four'],
    ['shorter', 'three and four', 'one'],
    ['empty', 'one', ''],
    ['in bytes', 'one', Buffer.from([0xff, 0, 1])],
    ['in other letters', 'naïve', 'größer – ✓'],
    ['in fewer letters and more bytes', 'abcdefgh', 'ÄÖÜäöü'],
  ])('holds the new text and nothing else: %s', (_, before, after) => {
    const folder = folderWith({ a: before });
    const { ino } = fs.statSync(path.join(folder, 'a'));
    expect(rewrite(folder, 'a', before, after)).toBeUndefined();
    // Who has it open sees the new text.
    expect(fs.statSync(path.join(folder, 'a')).ino).toBe(ino);
    expect(fs.readFileSync(path.join(folder, 'a')).equals(Buffer.from(after))).toBe(true);
    expect(fs.readdirSync(folder)).toEqual(['a']);
    expect(openIn(folder)).toEqual([]);
  });

  it.each([
    ['another text as long', 'one two', 'one 2wo'],
    ['a longer text', 'one', 'one more'],
    ['a shorter text', 'one more', 'one'],
    ['an empty text', 'one', ''],
  ])('is left alone where it holds %s than was judged', (_, judged, now) => {
    const folder = folderWith({ a: now });
    expect(rewrite(folder, 'a', judged, 'new')).toBe(changed);
    expect(fs.readdirSync(folder)).toEqual(['a']);
    expect(read(folder, 'a')).toBe(now);
    fs.linkSync(path.join(folder, 'a'), path.join(folder, 'b'));
    expect(rewrite(folder, 'a', judged, 'new')).toBe(changed);
    expect(fs.readdirSync(folder)).toEqual(['a', 'b']);
    expect([read(folder, 'a'), read(folder, 'b')]).toEqual([now, now]);
    expect(openIn(folder)).toEqual([]);
  });

  it('is replaced under one of several names, with its mode', () => {
    const folder = folderWith({ a: 'one' });
    fs.chmodSync(path.join(folder, 'a'), 0o751);
    fs.linkSync(path.join(folder, 'a'), path.join(folder, 'b'));
    expect(rewrite(folder, 'a', 'one', 'two')).toBeUndefined();
    expect([read(folder, 'a'), read(folder, 'b')]).toEqual(['two', 'one']);
    expect(fs.statSync(path.join(folder, 'a')).mode & 0o777).toBe(0o751);
    expect(fs.readdirSync(folder)).toEqual(['a', 'b']);
  });

  it.skipIf(process.getuid?.() !== 0)('keeps its owner under one of several names', () => {
    const folder = folderWith({ a: 'one' });
    for (const [uid, gid] of [
      [1234, 5678],
      [0, 5678],
      [1234, 0],
    ] as const) {
      fs.writeFileSync(path.join(folder, 'a'), 'one');
      fs.rmSync(path.join(folder, 'b'), { force: true });
      fs.linkSync(path.join(folder, 'a'), path.join(folder, 'b'));
      fs.chownSync(path.join(folder, 'a'), uid, gid);
      expect(rewrite(folder, 'a', 'one', 'two')).toBeUndefined();
      expect(fs.statSync(path.join(folder, 'a'))).toMatchObject({ uid, gid });
    }
  });

  it('is told of when it is gone, a folder, or nothing that can be written', () => {
    const folder = folderWith();
    fs.mkdirSync(path.join(folder, 'b'));
    expect(rewrite(folder, 'a', 'one', 'two')).toBe('does not exist and was not changed');
    expect(rewrite(folder, 'b', 'one', 'two')).toBe('is a folder and was not changed');
    if (linux) {
      // Every write to it fails as on a disk that is full, but it is no plain file.
      fs.symlinkSync('/dev/full', path.join(folder, 'c'));
      expect(rewriteFile(path.join(folder, 'c'), Buffer.from(''), 'two', '/')).toBe(
        'is neither a file nor a folder and was not changed',
      );
    }
  });

  it('lies in the folder that must hold it, links followed, and in no repository’s own', () => {
    const folder = folderWith({ a: 'one' });
    const outside = folderWith({ b: 'one' });
    fs.symlinkSync(path.join(outside, 'b'), path.join(folder, 'b'));
    expect(rewrite(folder, 'b', 'one', 'two')).toBe(
      `leads to ${path.join(outside, 'b')}, outside of ${folder}, and was not changed`,
    );
    expect(read(outside, 'b')).toBe('one');
    fs.mkdirSync(path.join(folder, '.GIT'));
    fs.writeFileSync(path.join(folder, '.GIT/hook'), 'one');
    fs.symlinkSync('.GIT/hook', path.join(folder, 'c'));
    expect(rewrite(folder, 'c', 'one', 'two')).toContain('leads into');
    fs.symlinkSync('a', path.join(folder, 'd'));
    expect(rewrite(folder, 'd', 'one', 'two')).toBeUndefined();
    expect([read(folder, 'a'), fs.readlinkSync(path.join(folder, 'd'))]).toEqual(['two', 'a']);
  });
});

describe('a place that is named', () => {
  it('may be outside, or inside, but does not seem inside and lead out', () => {
    const folder = folderWith({ a: 'one' });
    const outside = folderWith();
    fs.symlinkSync(outside, path.join(folder, 'out'));
    fs.symlinkSync(folder, path.join(folder, 'self'));
    fs.symlinkSync('gone/deep', path.join(folder, 'nowhere'));
    fs.symlinkSync(path.join(outside, 'gone'), path.join(folder, 'gone out'));
    fs.symlinkSync('round', path.join(folder, 'round'));
    const astray = (name: string) => namedAstray(path.join(folder, name), folder);
    expect(['a', 'new', 'new/deep', 'nowhere', '.', 'self', 'self/new', 'round'].map(astray)).toEqual(
      Array(8).fill(undefined),
    );
    expect(astray('out/new')).toBe(`leads to ${path.join(outside, 'new')}, outside of ${folder},`);
    expect(astray('gone out')).toContain('outside of');
    expect(astray('.git/new')).toContain('leads into');
    expect(namedAstray(path.join(outside, 'new'), folder)).toBeUndefined();
    expect(namedAstray(`${folder}er`, folder)).toBeUndefined();
    expect(leadsAstray(folder, folder)).toContain('outside of');
    expect(leadsAstray(`${folder}er`, folder)).toContain('outside of');
    expect(leadsAstray(path.join(folder, '..a'), folder)).toBeUndefined();
  });
});

describe('a file of ours', () => {
  it('is read whole, and nothing else is', () => {
    const folder = folderWith({ a: 'näh' });
    expect(readPlainFile(path.join(folder, 'a'))).toBe('näh');
    expect(readPlainBytes(path.join(folder, 'a'))).toHaveLength(4);
    const refused = (file: string) => {
      try {
        return readPlainFile(file);
      } catch (error) {
        return (error as NodeJS.ErrnoException).code;
      }
    };
    expect(refused(folder)).toBe('EISDIR');
    expect(refused(path.join(folder, 'b'))).toBe('ENOENT');
    if (linux) expect(refused('/dev/zero')).toBe('NOT_PLAIN');
    fs.truncateSync(path.join(folder, 'a'), 64_000_000);
    expect(readPlainBytes(path.join(folder, 'a'))).toHaveLength(64_000_000);
    fs.truncateSync(path.join(folder, 'a'), 64_000_001);
    expect(refused(path.join(folder, 'a'))).toBe('TOO_LARGE');
    expect(openIn(folder)).toEqual([]);
  });

  it('is written whole, into folders that are made, also over another', () => {
    const folder = folderWith({ a: 'a longer one' });
    expect(writeWhole(path.join(folder, 'a'), 'one')).toBeUndefined();
    expect(writeWhole(path.join(folder, 'b/c/d'), Buffer.from([1]))).toBeUndefined();
    expect([read(folder, 'a'), read(folder, 'b/c/d')]).toEqual(['one', '\u0001']);
    expect(writeWhole(path.join(folder, 'a/b'), 'one')).toBe('lies below something that is not a folder');
    expect(writeWhole(path.join(folder, 'b'), 'one')).toBe('is a folder');
    expect(fs.readdirSync(folder)).toEqual(['a', 'b']);
    expect(openIn(folder)).toEqual([]);
  });

  it('that is new is written over nothing: neither a file nor a link to nowhere', () => {
    const folder = folderWith({ a: 'one' });
    fs.symlinkSync('gone', path.join(folder, 'b'));
    expect(writeNew(path.join(folder, 'a'), 'two')).toBe('is there already');
    expect(writeNew(path.join(folder, 'b'), 'two')).toBe('is there already');
    expect(writeNew(path.join(folder, 'c/d'), 'two')).toBeUndefined();
    expect(writeNew(path.join(folder, 'a/d'), 'two')).toBe('lies below something that is not a folder');
    expect([read(folder, 'a'), read(folder, 'c/d')]).toEqual(['one', 'two']);
    expect(fs.readdirSync(folder)).toEqual(['a', 'b', 'c']);
    expect(fs.readdirSync(path.join(folder, 'c'))).toEqual(['d']);
    expect(fs.statSync(path.join(folder, 'c/d')).nlink).toBe(1);
  });
});

describe('a temporary file', () => {
  const listeners = () => ['SIGHUP', 'SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal));

  it('is gone after what fails, and nobody listens to signals any more', () => {
    const folder = folderWith();
    const before = listeners();
    expect(() => new TemporaryFile(path.join(folder, 'gone'))).toThrow('ENOENT');
    expect(listeners()).toEqual(before);
    const one = new TemporaryFile(folder);
    expect(listeners()).toEqual(before.map((count) => count + 1));
    const other = new TemporaryFile(folder);
    expect(listeners()).toEqual(before.map((count) => count + 1));
    one.write('x');
    expect(() => one.moveTo(path.join(folder, 'gone/a'))).toThrow('ENOENT');
    expect(fs.readdirSync(folder)).toHaveLength(1);
    expect(listeners()).toEqual(before.map((count) => count + 1));
    other.discard();
    other.discard();
    // What comes after a failure is not done.
    one.write('x');
    one.moveTo(path.join(folder, 'a'));
    expect(fs.readdirSync(folder)).toEqual([]);
    expect([listeners(), openIn(folder)]).toEqual([before, []]);
  });

  it('stays when that is asked for, or is moved with the mode that it was given', () => {
    const folder = folderWith();
    const kept = new TemporaryFile(folder, { mode: 0o600 }, 77);
    kept.write('old');
    const before = listeners();
    kept.keep();
    expect(listeners()).toEqual(before.map((count) => count - 1));
    expect(openIn(folder)).toEqual([]);
    expect(path.basename(kept.path)).toMatch(/^\.distinguo-77-[0-9a-f]{16}\.tmp$/);
    expect([fs.readFileSync(kept.path, 'utf8'), fs.statSync(kept.path).mode & 0o777]).toEqual(['old', 0o600]);
    const plain = new TemporaryFile(folder);
    expect(path.basename(plain.path)).toMatch(/^\.distinguo-[0-9a-f]{16}\.tmp$/);
    plain.moveTo(path.join(folder, 'a'));
    expect(fs.readdirSync(folder)).toHaveLength(2);
  });
});

describe('what a killed run has left', () => {
  const name = (number?: number) => `.distinguo-${number === undefined ? '' : `${number}-`}0123456789abcdef.tmp`;
  const later = () => Date.now() + 60_000;

  it.each([
    ['another text', 'old text', 'new', true],
    ['half of the new one', 'old text', 'new text', true],
    ['the old one', 'old text', 'old text', false],
    ['the old one and what was added since', 'old text', 'old text and more', false],
  ])('belongs to its document, and is missed where that holds %s', (_, copy, now, isNeeded) => {
    const folder = folderWith({ a: 'another', b: now });
    const file = path.join(folder, name(fs.statSync(path.join(folder, 'b')).ino));
    fs.writeFileSync(file, copy);
    expect(leftoverAt(file, later())).toEqual({ document: path.join(folder, 'b'), isNeeded });
  });

  it('is looked at only when nobody can be at work on it', () => {
    const folder = folderWith({ [name()]: 'x' });
    const file = path.join(folder, name());
    const { mtimeMs } = fs.statSync(file);
    expect(leftoverAt(file, mtimeMs + 9_999)).toBeUndefined();
    expect(leftoverAt(file, mtimeMs + 10_000)).toEqual({ isNeeded: false });
  });

  it('is missed when its document is gone and it holds something', () => {
    const folder = folderWith({ [name(1)]: 'x', [name(2)]: '' });
    expect(leftoverAt(path.join(folder, name(1)), later())).toEqual({ isNeeded: true });
    expect(leftoverAt(path.join(folder, name(2)), later())).toEqual({ isNeeded: false });
    // A copy is no document, even that of its own number.
    const own = path.join(folder, name(fs.statSync(path.join(folder, name(1))).ino));
    fs.renameSync(path.join(folder, name(1)), own);
    expect(leftoverAt(own, later())).toEqual({ isNeeded: true });
    const inFolder = path.join(folder, name(fs.statSync(folder).ino));
    fs.mkdirSync(path.join(folder, 'sub'));
    fs.writeFileSync(inFolder, 'x');
    expect(leftoverAt(inFolder, later())).toEqual({ isNeeded: true });
  });

  it('is no folder, no link and nothing that is called otherwise', () => {
    const folder = folderWith({ a: 'x' });
    fs.mkdirSync(path.join(folder, name(3)));
    fs.symlinkSync('a', path.join(folder, name(4)));
    expect([name(3), name(4), name(5)].map((each) => leftoverAt(path.join(folder, each), later()))).toEqual(
      Array(3).fill(undefined),
    );
    expect([name(), name(3), 'a', `${name()}.md`, `x${name()}`].map((each) => isLeftover(`/x/${each}`))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(leftoverAt(path.join(folder, 'a'), later())).toEqual({ isNeeded: false });
  });
});
