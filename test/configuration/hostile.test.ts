import fc from 'fast-check';
import { describe, it } from 'vitest';
import { configuration } from '../fuzz/targets/configuration.js';

/** What configurations are made of, and what YAML makes of marks in the wrong place. */
const FRAGMENTS = [
  ...['extends', 'rules', 'terms', 'roles', 'allow', 'exceptions', 'overrides', 'ignore', 'files', 'term', 'context'],
  ...['role', 'definition', 'plural', 'deprecated', 'preferred', 'role-mismatch', 'buyer', 'operator', 'program'],
  ...['off', 'error', 'true', 'false', 'null', '~', '0x1F', '1e999', '.inf', 'guest', 'end user', '__proto__'],
  ...[': ', ':\n  ', '\n', '\n  ', '\n    ', '- ', '? ', ', ', '[', ']', '{', '}', '"', "'", '|-\n', '>\n', '#', '\t'],
  ...['&a ', '*a', '<<: ', '!!binary ', '!user ', '---\n', '...\n', '%YAML 1.1\n', '\0', '\\u0000', '\uFEFF', '\r\n'],
  ...['./other.yml', 'terms/x.yml', 'distinguo:recommended', '**/*.md', '[!a-]', '{a,b}', '../', '(?:', '$&', '👩‍💻'],
];

const written = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(''));
const RUNS = 150;

describe('whatever stands in a configuration', () => {
  it('is read without throwing, and what is wrong is told with its line', { timeout: 120_000 }, async () => {
    const property = (text: string) => configuration(new TextEncoder().encode(text));
    await fc.assert(fc.asyncProperty(written, property), { numRuns: RUNS });
  });

  it('may be any bytes, and any JSON', { timeout: 120_000 }, async () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.json().map((text) => new TextEncoder().encode(`terms: ${text}\nrules: ${text}\noverrides: ${text}\n`)),
    );
    await fc.assert(fc.asyncProperty(any, configuration), { numRuns: RUNS });
  });
});
