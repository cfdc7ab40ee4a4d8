import { buildCommand } from '../terminal.js';

/** JSON that steers neither a terminal nor a build server: what could is written as `\uXXXX`, which means the same. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, escapedUnit)
    .replace(buildCommand, `#${escapedUnit('#')}`);
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
