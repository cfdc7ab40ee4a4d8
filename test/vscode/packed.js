import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Packs the extension as it ships. @returns the path of the .vsix */
export async function packed() {
  execFileSync('npm', ['run', '--silent', 'package'], { stdio: 'inherit' });
  return path.resolve('distinguo.vsix');
}
