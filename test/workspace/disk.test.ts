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

const rewrite = (folder: string, name: string, before: string, after: string | Buffer) =>
  rewriteFile(path.join(folder, name), Buffer.from(before), after, folder);

describe('a document that is rewritten', () => {
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
    fs.chmodSync(path.join(folder, 'a'), 0o755);
    fs.linkSync(path.join(folder, 'a'), path.join(folder, 'b'));
    expect(rewrite(folder, 'a', 'one', 'two')).toBeUndefined();
    expect([read(folder, 'a'), read(folder, 'b')]).toEqual(['two', 'one']);
    expect(fs.statSync(path.join(folder, 'a')).mode & 0o777).toBe(0o755);
    expect(fs.readdirSync(folder)).toEqual(['a', 'b']);
  });

  it.each([0o660, 0o640, 0o610, 0o674])(
    'is left alone under one of several names where its group may do more than others: %o',
    (mode) => {
      const folder = folderWith({ a: 'one' });
      fs.chmodSync(path.join(folder, 'a'), mode);
      fs.linkSync(path.join(folder, 'a'), path.join(folder, 'b'));
      expect(rewrite(folder, 'a', 'one', 'two')).toBe(
        'has several names (hard links) and perhaps an access list, which would be lost, and was not changed; give it one name',
      );
      expect([fs.readdirSync(folder), read(folder, 'a')]).toEqual([['a', 'b'], 'one']);
      fs.rmSync(path.join(folder, 'b'));
      expect(rewrite(folder, 'a', 'one', 'two')).toBeUndefined();
      expect(fs.statSync(path.join(folder, 'a')).mode & 0o777).toBe(mode);
    },
  );

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

/** Has the system do something else than what it is asked for, to the end of the test. */
function system<K extends 'writeSync' | 'fsyncSync' | 'linkSync' | 'openSync'>(
  name: K,
  does: (usual: (typeof fs)[K]) => unknown,
) {
  const usual = fs[name];
  onTestFinished(() => void Object.assign(fs, { [name]: usual }));
  Object.assign(fs, { [name]: does(usual) });
}

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Has writes to the document `a` of a folder do something else; what is written to copies of it is not touched. */
function onWriting(folder: string, does: (usual: () => number, write: Write) => number) {
  const { ino } = fs.statSync(path.join(folder, 'a'));
  system('writeSync', (usual) => (...write: Write) => {
    const go = () => (usual as (...args: Write) => number)(...write);
    return fs.fstatSync(write[0]).ino === ino ? does(go, write) : go();
  });
}

/** Handle, bytes, from where in them, how many, and to which place. */
type Write = [number, Buffer, number, number, number];

/** A document that takes few bytes with each write. */
const slowly = (usual: () => number, write: Write): number => {
  write[3] = Math.min(3, write[3]);
  return usual();
};

describe('a document whose disk fails', () => {
  /** The document takes a few writes, of a few bytes each, before one or more fail. */
  function failing(folder: string, writes: number, { times = 1, code = 'EIO' } = {}) {
    let count = 0;
    onWriting(folder, (usual, write) => {
      count += 1;
      if (count > writes && count <= writes + times) throw failure(code);
      return slowly(usual, write);
    });
  }

  it.each([
    ['could not be used (EIO)', 'EIO'],
    ['could not be written: the disk is full', 'ENOSPC'],
    ['may not be written (permission denied)', 'EPERM'],
  ])('has its old text again: it %s', (why, code) => {
    for (const writes of [0, 2, 6]) {
      const folder = folderWith({ a: 'one two three' });
      failing(folder, writes, { code });
      expect(rewrite(folder, 'a', 'one two three', 'four five six seven eight')).toBe(`${why} and was not changed`);
      expect([fs.readdirSync(folder), read(folder, 'a')]).toEqual([['a'], 'one two three']);
      expect(openIn(folder)).toEqual([]);
    }
  });

  it('and takes nothing any more, has its old text in a file that is named', () => {
    const folder = folderWith({ a: 'one two three' });
    failing(folder, 2, { times: 100 });
    const { ino } = fs.statSync(path.join(folder, 'a'));
    const told = rewrite(folder, 'a', 'one two three', 'four five six');
    const [copy = ''] = fs.readdirSync(folder);
    expect(copy).toMatch(new RegExp(`^\\.distinguo-${ino}-[0-9a-f]{16}\\.tmp$`));
    expect(told).toBe(`could not be used (EIO); what it held before is in ${path.join(folder, copy)}`);
    expect([read(folder, copy), read(folder, 'a')]).toEqual(['one two three', 'four fo three']);
    expect(openIn(folder)).toEqual([]);
  });

  it.each([
    ['as long', 'one two three', 'four five six'],
    ['longer', 'one two', 'four five six seven'],
    ['shorter', 'four five six seven', 'one two'],
  ])('is written whole by few bytes at a time: %s', (_, before, after) => {
    const folder = folderWith({ a: before });
    onWriting(folder, slowly);
    expect(rewrite(folder, 'a', before, after)).toBeUndefined();
    expect([fs.readdirSync(folder), read(folder, 'a')]).toEqual([['a'], after]);
  });

  it.skipIf(!linux)('is told not to be written where that is not permitted', () => {
    const folder = folderWith({ a: 'one' });
    system('openSync', () => () => {
      throw failure('EACCES');
    });
    expect(rewrite(folder, 'a', 'one', 'two')).toBe('may not be written (permission denied) and was not changed');
  });
});

describe('a document that somebody adds to', () => {
  it('while the old text is put aside is left alone', () => {
    const folder = folderWith({ a: 'one\n' });
    system('fsyncSync', (usual) => (handle: number) => {
      fs.appendFileSync(path.join(folder, 'a'), 'more\n');
      usual(handle);
    });
    expect(rewrite(folder, 'a', 'one\n', 'three\n')).toBe(changed);
    expect([fs.readdirSync(folder), read(folder, 'a')]).toEqual([['a'], 'one\nmore\n']);
  });

  it.each(['three and four\n', 'the first!\n', '1\n'])('while it is written keeps what was added: %j', (after) => {
    const folder = folderWith({ a: 'the first\n' });
    let isAdded = false;
    onWriting(folder, (usual) => {
      const count = usual();
      if (!isAdded) fs.appendFileSync(path.join(folder, 'a'), 'more, and more\n');
      isAdded = true;
      return count;
    });
    expect(rewrite(folder, 'a', 'the first\n', after)).toBeUndefined();
    expect(read(folder, 'a')).toBe(`${after}more, and more\n`);
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
    const long = 'x'.repeat(300);
    expect(writeWhole(path.join(folder, long, 'b'), 'one')).toBe('has a name that is too long');
    expect(writeNew(path.join(folder, long, 'b'), 'one')).toBe('has a name that is too long');
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

describe('a file of ours that may not be written', () => {
  it('is told so, and nothing of it is left', () => {
    const folder = folderWith();
    system('openSync', () => () => {
      throw failure('EACCES');
    });
    const why = 'may not be written (permission denied)';
    expect([writeWhole(path.join(folder, 'a'), 'one'), writeNew(path.join(folder, 'a'), 'one')]).toEqual([why, why]);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('a file of ours where files have one name each', () => {
  it('is new all the same, and written over nothing', () => {
    const folder = folderWith({ a: 'one' });
    system('linkSync', () => () => {
      throw failure('EPERM');
    });
    expect(writeNew(path.join(folder, 'a'), 'two')).toBe('is there already');
    expect(writeNew(path.join(folder, 'b'), 'two')).toBeUndefined();
    expect([fs.readdirSync(folder), read(folder, 'a'), read(folder, 'b')]).toEqual([['a', 'b'], 'one', 'two']);
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
