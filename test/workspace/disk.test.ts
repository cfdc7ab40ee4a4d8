import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { rewriteFile } from '../../workspace/disk/index.js';
import { failure, folderWith, linux, openIn, read, system } from './folders.js';

const changed = 'was changed by somebody else in the meantime and was left alone';

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
        'has several names (hard links) and perhaps an access list, which would be lost, and was not changed; put a copy in its place, or take from its group what others may not do',
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
