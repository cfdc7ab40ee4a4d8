import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/**
 * Packs the extension as it ships, unless DISTINGUO_VSIX names one that is packed already.
 *
 * @returns the path of the .vsix; what it holds lies unpacked in build/vsix
 */
export function packed() {
  if (process.env.DISTINGUO_VSIX) return path.resolve(process.env.DISTINGUO_VSIX);
  execFileSync('npm', ['run', '--silent', 'package'], { stdio: 'inherit' });
  return path.resolve('distinguo.vsix');
}
