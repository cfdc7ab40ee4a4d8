// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
import type { LanguageId } from '../model.js';
import type { Format } from './format.js';
import { format as android } from './android.js';
import { format as arb } from './arb.js';
import { format as asciidoc } from './asciidoc/index.js';
import { format as cpp } from './cpp.js';
import { format as csharp } from './csharp.js';
import { format as csv } from './csv.js';
import { format as fluent } from './fluent.js';
import { format as gherkin } from './gherkin.js';
import { format as go } from './go.js';
import { format as html } from './html/index.js';
import { format as java } from './java.js';
import { format as json } from './json.js';
import { format as kotlin } from './kotlin.js';
import { format as markdown } from './markdown/index.js';
import { format as mdx } from './mdx/index.js';
import { format as notebook } from './notebook/index.js';
import { format as office } from './office/index.js';
import { format as php } from './php.js';
import { format as plaintext } from './plaintext.js';
import { format as po } from './po.js';
import { format as properties } from './properties.js';
import { format as python } from './python.js';
import { format as restructuredtext } from './restructuredtext/index.js';
import { format as resx } from './resx.js';
import { format as ruby } from './ruby.js';
import { format as rust } from './rust.js';
import { format as strings } from './strings.js';
import { format as stringsdict } from './stringsdict.js';
import { format as typescript } from './typescript.js';
import { format as xcstrings } from './xcstrings.js';
import { format as xliff } from './xliff.js';
import { format as yaml } from './yaml.js';

/** Every format, with its reader. */
export const formats: Readonly<Record<LanguageId, Format>> = { android, arb, asciidoc, cpp, csharp, csv, fluent, gherkin, go, html, java, json, kotlin, markdown, mdx, notebook, office, php, plaintext, po, properties, python, restructuredtext, resx, ruby, rust, strings, stringsdict, typescript, xcstrings, xliff, yaml };
