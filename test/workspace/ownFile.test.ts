import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  leadsAstray,
  namedAstray,
  readPlainBytes,
  readPlainFile,
  writeNew,
  writeWhole,
} from '../../workspace/disk/index.js';
import { failure, folderWith, linux, openIn, read, system } from './folders.js';

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
