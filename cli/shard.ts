import { createHash } from 'node:crypto';
import { UsageError } from './usage-error.js';

/** One of several parts that a run is split into. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * Reads `2/5`.
 *
 * @throws UsageError for anything else
 */
export function shardFrom(text: string): Shard {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new UsageError(`--shard needs a part and how many there are, from 1/5 to 5/5, not “${text}”.`);
  return { index, count };
}

/**
 * Whether a document belongs to a part. Its path decides alone: the same on
 * every machine, and whatever other documents come or go, so that each part
 * keeps its cache.
 *
 * @param path from the working folder, with forward slashes
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(path).digest().readUInt32BE() % count === index - 1;
}
