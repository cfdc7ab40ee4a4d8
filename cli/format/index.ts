import type { FormatName } from '../option-table.js';
import type { FormatOptions, ReportFormat } from './format.js';

/** Opens a format by its name; each is loaded only when it is used. */
export async function openFormat(name: FormatName, options: FormatOptions): Promise<ReportFormat> {
  switch (name) {
    case 'pretty':
      return (await import('./pretty.js')).prettyFormat(options);
    case 'compact':
      return (await import('./compact.js')).compactFormat();
    case 'json':
      return (await import('./json.js')).jsonFormat();
    case 'sarif':
      return (await import('./sarif.js')).sarifFormat(options);
    case 'github':
      return (await import('./github.js')).githubFormat(options);
    case 'gitlab':
      return (await import('./gitlab.js')).gitlabFormat(options);
    case 'junit':
      return (await import('./junit.js')).junitFormat();
    case 'checkstyle':
      return (await import('./checkstyle.js')).checkstyleFormat();
    case 'rdjson':
      return (await import('./rdjson.js')).rdjsonFormat();
    case 'markdown':
      return (await import('./markdown.js')).markdownFormat();
    case 'html':
      return (await import('./html.js')).htmlFormat();
  }
}
