// Forces fixes upon public documents. Run by “npm run fuzz:fixes -- FOLDER…”; CONTRIBUTING.md says more.
import path from 'node:path';
import { load } from './tools.js';

await load(path.join('test', 'fuzz', 'fixes.ts'), 'fixes', 'external');
