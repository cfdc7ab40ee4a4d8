import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { isLeftover, leftoverAt, TemporaryFile } from '../../workspace/disk/index.js';
import { folderWith, linux, openIn } from './folders.js';

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

  it('belongs to whoever makes it, unless it was given another owner', () => {
    const folder = folderWith();
    const { uid, gid } = fs.statSync(folder);
    const ownerOf = (file: TemporaryFile) => {
      const stat = fs.statSync(file.path);
      file.discard();
      return [stat.uid, stat.gid];
    };
    expect(ownerOf(new TemporaryFile(folder, { mode: 0o600 }))).toEqual([uid, gid]);
    const isRoot = process.getuid?.() === 0;
    expect(ownerOf(new TemporaryFile(folder, { mode: 0o600, uid: 4321, gid: 1234 }))).toEqual(
      isRoot ? [4321, 1234] : [uid, gid],
    );
  });

  it.skipIf(!linux)('has the whole mode of the file whose place it takes, also with another owner', () => {
    const file = new TemporaryFile(folderWith(), { mode: 0o4755, uid: 4321, gid: 1234 });
    expect(fs.statSync(file.path).mode & 0o7777).toBe(0o4755);
    file.discard();
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
