import type { FormatName } from '../options.js';
import type { Format, FormatOptions } from './format.js';

/** Opens a format by its name; each is loaded only when it is used. */
export async function openFormat(name: FormatName, options: FormatOptions): Promise<Format> {
  switch (name) {
    case 'pretty':
      return (await import('./pretty.js')).prettyFormat(options);
    case 'json':
      return (await import('./json.js')).jsonFormat();
  }
}
