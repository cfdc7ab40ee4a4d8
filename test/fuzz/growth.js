// Prints how time grows with n, 2n and 4n of hostile text. Run by “npm run fuzz:growth [-- words of a title]”.
import path from 'node:path';
import { load } from './tools.js';

await load(path.join('test', 'fuzz', 'growth.ts'), 'growth');
