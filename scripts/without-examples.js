import fs from 'node:fs';

/**
 * Examples and reasons of the rules are for their pages, for the library and for language models: the language server shows none of
 * them. Their arrays and texts end where the formatter ends them.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutExamples = {
  name: 'without-examples',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path: file }) => ({
      contents: fs
        .readFileSync(file, 'utf8')
        .replace(/^ {2}(flags|passes): \[$[\s\S]*?^ {2}\],$/gm, '  $1: [],')
        .replace(/^ {2}rationale:$\n.*$/gm, "  rationale: '',"),
      loader: 'ts',
    }));
  },
};
