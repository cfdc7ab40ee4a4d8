import { createConnection } from 'vscode-languageserver/node';
import { diskHost } from './disk.js';
import { rulePagesBeside } from './pages.js';
import { serve } from './server.js';

serve(createConnection(), { disk: diskHost, rulePages: rulePagesBeside(__dirname) });
