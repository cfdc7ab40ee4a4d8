import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Writes the types of the library into a folder; those of the vocabulary import the ids of the formats alone. */
export function writeTypes(outdir) {
  const entries = ['library/index.ts', 'library/retext.ts'];
  const folder = path.join(outdir, 'all-types');
  const options = ['--declaration', '--emitDeclarationOnly', '--noCheck', '--rootDir', '.', '--outDir', folder];
  const language = ['--target', 'es2022', '--module', 'nodenext', '--ignoreConfig'];
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...entries, ...options, ...language], {
    stdio: 'inherit',
  });
  for (const name of [
    'library/index.d.ts',
    'library/retext.d.ts',
    'engine/model.d.ts',
    'engine/model/prose.d.ts',
    'engine/model/settings.d.ts',
    'engine/model/verdict.d.ts',
    'engine/languages.generated.d.ts',
    'engine/role-ids.generated.d.ts',
  ]) {
    fs.mkdirSync(path.dirname(path.join(outdir, 'types', name)), { recursive: true });
    fs.copyFileSync(path.join(folder, name), path.join(outdir, 'types', name));
  }
  fs.rmSync(folder, { recursive: true });
}
