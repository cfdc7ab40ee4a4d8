import fs from 'node:fs';
import path from 'node:path';
import { configurationNames } from '../configuration/index.js';
import { explainSystemError } from '../workspace/disk/index.js';
import type { Terminal } from './terminal.js';

const schema = 'node_modules/distinguo/distinguo.schema.json';

const contents = `# What to build on; also distinguo:microsoft, distinguo:red-hat, distinguo:marketplace,
# distinguo:public-sector, distinguo:client-services, a file (./terms.yml) or a package.
extends: distinguo:recommended

# How loud each rule is: off, hint, information, warning, error, or default
# (a warning when clear, information when likely).
# rules:
#   mixed-terms: off

# The words of your team, and which role each names:
# buyer, operator, consumer, client, or program.
# terms:
#   merchant:
#     role: buyer
#     definition: Who sells on our platform, and pays for it.
#     preferred: true

# Phrases that are always right.
# allow:
#   - Customer Portal

# Places that you have decided are right.
# exceptions:
#   - files: legal/**
#     term: consumer
#     reason: The wording of the law.

# What is different for some files.
# overrides:
#   - files: docs/api/**
#     rules:
#       minority-term: off

# Files that are not read.
# ignore:
#   - archive/**
`;

/** Writes a first configuration into the working folder; never over one that is there. */
export async function initialize(terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const existing = configurationNames.find((name) => fs.existsSync(path.join(cwd, name)));
  if (existing !== undefined) {
    terminal.notice({ kind: 'failure', message: `${existing} is here already and was left alone.` });
    return 2;
  }
  try {
    // Editors without our extension read the line; where the package is not installed, they would look in vain.
    const line = fs.existsSync(path.join(cwd, schema)) ? `# yaml-language-server: $schema=${schema}\n\n` : '';
    fs.writeFileSync(path.join(cwd, 'distinguo.yml'), line + contents, { flag: 'wx' });
  } catch (error) {
    terminal.notice({ kind: 'failure', message: `distinguo.yml ${explainSystemError(error, 'written')}.` });
    return 2;
  }
  await terminal.print('Wrote distinguo.yml.\n');
  return 0;
}
