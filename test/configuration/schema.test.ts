import fs from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfiguration, presetNames } from '../../configuration/index.js';
import { configurationSchema } from '../../configuration/json-schema.js';

const schema = JSON.parse(fs.readFileSync('distinguo.schema.json', 'utf8'));
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

const right = `
$schema: ./distinguo.schema.json
extends: [distinguo:red-hat, ./terms.yml]
rules: { role-mismatch: error, mixed-terms: off }
terms:
  merchant: { role: buyer, definition: Who sells., source: us, plural: merchants, deprecated: [vendor], preferred: true }
  member: operator
  patient: { roles: [consumer, operator] }
  consumer: false
roles: { operator: { preferred: member } }
allow: [Customer Portal]
exceptions: [{ files: legal/**, term: user, context: licence, reason: law }]
overrides: [{ files: [docs/**], rules: { mixed-terms: hint }, terms: { user: operator }, allow: [x] }]
ignore: [old/**]
`;

const wrong: readonly string[] = [
  'rulez: {}',
  'rules: { role-mismatch: warn }',
  'rules: { unknown: off }',
  'terms: { merchant: { rol: buyer } }',
  'terms: { merchant: true }',
  'overrides: [{ rules: {} }]',
  'exceptions: [{ reason: because }]',
  'allow: Customer Portal',
  'roles: { seller: { preferred: merchant } }',
];

describe('the JSON Schema', () => {
  it('is written from the table of keys as it is now', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(configurationSchema())));
  });

  it('allows what the program allows', () => {
    expect(parseConfiguration('distinguo.yml', right).problems).toEqual([]);
    expect(validate(parse(right)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(wrong)('refuses what the program refuses: %s', (text) => {
    expect(parseConfiguration('distinguo.yml', text).problems).not.toEqual([]);
    expect(validate(parse(text))).toBe(false);
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    const visit = (
      at: string,
      node: { description?: string; properties?: object; items?: object; anyOf?: object[] },
    ) => {
      for (const [key, value] of Object.entries(node.properties ?? {})) {
        if (!value.description) undescribed.push(`${at}.${key}`);
        visit(`${at}.${key}`, value);
      }
      if (node.items) visit(`${at}[]`, node.items);
      for (const choice of node.anyOf ?? []) visit(at, choice);
    };
    visit('', schema);
    expect(undescribed).toEqual([]);
  });
});

describe('the page about the configuration', () => {
  const page = fs.readFileSync('docs/configuration.md', 'utf8');

  it('shows a configuration that is right', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(example).toContain('terms:');
    expect(parseConfiguration('distinguo.yml', example).problems).toEqual([]);
  });

  it('names every key and every preset', () => {
    for (const key of Object.keys(schema.properties)) expect(page).toContain(`| \`${key}\` |`);
    for (const preset of presetNames) expect(page).toContain(`| [\`${preset}\`](presets/`);
  });
});
