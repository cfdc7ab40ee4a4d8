import fs from 'node:fs';

/**
 * Each module that imports a CommonJS package makes a copy of all its exports, and the language server has forty of them,
 * which import hundreds: what they name is taken from the package itself.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutCopies = {
  name: 'without-copies',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]server[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: fs
        .readFileSync(file, 'utf8')
        .replace(/^import \{([^}]*)\} from ('vscode-languageserver(?:\/\w+)?');$/gm, (_, names, from) => {
          const values = names.split(',').map((name) => name.trim());
          // A type is gone from the bundle.
          const kept = values.filter((name) => name !== '' && !name.startsWith('type '));
          return `const { ${kept.join(', ').replaceAll(' as ', ': ')} } = require(${from});`;
        }),
      loader: 'ts',
    }));
  },
};
