import path from 'node:path';

/** A path of the system with forward slashes, as all of the workspace has them. */
export function slashed(target: string): string {
  return path.sep === '\\' ? target.replaceAll('\\', '/') : target;
}

/** A path with forward slashes as the system writes it. */
export function systemPath(target: string): string {
  return path.sep === '\\' ? target.replaceAll('/', '\\') : target;
}
