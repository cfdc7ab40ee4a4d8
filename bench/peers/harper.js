// Harper has no program of its own for Node: this reads the documents that are named and prints what it finds.
import fs from 'node:fs';
import process from 'node:process';
import { LocalLinter } from 'harper.js';
import { binaryInlined } from 'harper.js/binaryInlined';

const linter = new LocalLinter({ binary: binaryInlined });
for (const file of process.argv.slice(2)) {
  for (const lint of await linter.lint(fs.readFileSync(file, 'utf8'), { language: 'markdown' })) {
    const { start } = lint.span();
    console.log(`${file}:${start} ${lint.message()}`);
  }
}
