// Writes distinguo.schema.json from the table of keys. Run by “npm run docs”.
import fs from 'node:fs';
import { importTypeScript } from './import-typescript.js';

const { configurationSchema } = await importTypeScript('configuration/json-schema.ts');
fs.writeFileSync('distinguo.schema.json', `${JSON.stringify(configurationSchema(), null, 2)}\n`);
