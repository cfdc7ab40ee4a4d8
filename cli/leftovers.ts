import fs from 'node:fs';
import { leftoverAt } from '../workspace/disk/index.js';
import { shownPath } from './targets.js';
import type { Terminal } from './terminal.js';

/**
 * Says what runs that were killed in the moment of writing have left, and takes
 * away what nobody misses.
 *
 * @param files temporary files, absolute
 * @param removes whether the run may change what lies in folders
 * @returns the documents that may be half written, absolute
 */
export function tendLeftovers(files: readonly string[], removes: boolean, terminal: Terminal): ReadonlySet<string> {
  const halves = new Set<string>();
  for (const file of files) {
    const left = leftoverAt(file, Date.now());
    if (left === undefined) continue;
    const [copy, document] = [file, left.document].map((at) => at && shownPath(at, terminal.cwd));
    if (left.isNeeded && left.document !== undefined) {
      halves.add(left.document);
      const message = `${document} may be half written: the run that rewrote it was killed. What it held before is in ${copy}: compare them, keep the right text as ${document}, and delete the copy. Until then --fix leaves it alone.`;
      terminal.notice({ kind: 'failure', message });
    } else if (left.isNeeded) {
      const message = `${copy} holds what a document of this folder held before a run that rewrote it was killed. The document is gone or was replaced since: delete the copy when it is not missed.`;
      terminal.notice({ kind: 'note', message });
    } else if (!removes) {
      const message = `${copy} was left by a run that was killed, and is not needed: the next --fix removes it.`;
      terminal.notice({ kind: 'note', message });
    } else if (isRemoved(file)) {
      terminal.notice({ kind: 'note', message: `${copy} was left by a run that was killed; it was removed.` });
    }
  }
  return halves;
}

function isRemoved(file: string): boolean {
  try {
    fs.unlinkSync(file);
    return true;
  } catch {
    return false; // Another run was faster, or nobody may: it harms nobody.
  }
}
