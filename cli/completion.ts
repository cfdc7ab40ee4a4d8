import { ruleIds } from '../configuration/index.js';
import { commandNames } from './command-names.js';
import { type OptionEntry, optionTable } from './option-table.js';
import type { Terminal } from './terminal.js';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What commands have beside the options of a run; `=` where a value follows. */
const commandOptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  questions: { 'most=': 'questions a document' },
  decide: { 'skip-changed': 'leave out what has changed', 'dry-run': 'show what would be written' },
  migrate: { write: 'write what can be said otherwise' },
};

const optionsOf = (command: string): readonly (readonly [name: string, takesValue: boolean, help: string])[] =>
  Object.entries(commandOptions[command] ?? {}).map(
    ([name, help]) => [name.replace('=', ''), name.endsWith('='), help] as const,
  );

/** Prints the script that teaches a shell our options. */
export async function printCompletion(shell: string | undefined, terminal: Terminal): Promise<number> {
  const known = shells.find((name) => name === shell);
  if (known === undefined) {
    terminal.notice({ kind: 'failure', message: `write distinguo completion ${shells.join('|')}.` });
    return 2;
  }
  await terminal.print({ bash, zsh, fish, powershell }[known]());
  return 0;
}

interface Completed {
  readonly name: string;
  readonly short: string | undefined;
  readonly takesValue: boolean;
  readonly words: readonly string[];
  readonly files: 'file' | 'folder' | undefined;
  readonly help: string;
  /** What the option does with one of its words behind “=”. */
  readonly helpWith: (word: string) => string;
}

function completed(): readonly Completed[] {
  return Object.entries<OptionEntry>(optionTable).map(([name, { kind, short, completes, help }]) => ({
    name,
    short,
    takesValue: kind === 'value',
    words: completes === 'rule' ? ruleIds : typeof completes === 'object' ? completes : [],
    files: completes === 'file' || completes === 'folder' ? completes : undefined,
    help: beginningOf(help),
    helpWith: (word) => `${beginningOf(help)}: ${new RegExp(`=${word}: ([^;]+)`).exec(help)?.[1] ?? word}`,
  }));
}

const beginningOf = (help: string): string => (help.split(/[\n;:(]/)[0] ?? '').trim();

function bash(): string {
  const options = completed();
  const values = options
    .filter(({ takesValue }) => takesValue)
    .map(({ name, short, words, files }) => {
      const names = `--${name}${short === undefined ? '' : `|-${short}`}`;
      const reply =
        files === undefined
          ? `compgen -W "${words.join('\n')}" -- "$word"`
          : `compgen -${files === 'file' ? 'f' : 'd'} -- "$word"`;
      return `    ${names}) COMPREPLY=($(${reply})); return ;;\n`;
    });
  const all = options.flatMap(({ name, takesValue, words }) => [
    `--${name}`,
    ...(takesValue ? [] : words.map((word) => `--${name}=${word}`)),
  ]);
  return `# distinguo completion for bash: eval "$(distinguo completion bash)"
_distinguo() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$before" in
${values.join('')}    completion) COMPREPLY=($(compgen -W "${shells.join('\n')}" -- "$word")); return ;;
  esac
  COMPREPLY=()
  case "\${COMP_WORDS[1]}:$word" in
${Object.keys(commandOptions)
  .map((command) => {
    const names = optionsOf(command).map(([name]) => `--${name}`);
    return `    ${command}:-*) COMPREPLY=($(compgen -W "${names.join('\n')}" -- "$word")) ;;\n`;
  })
  .join('')}  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY+=($(compgen -W "${all.join('\n')}" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
    if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY+=($(compgen -W "${Object.keys(commandNames).join('\n')}" -- "$word")); fi
  fi
}
complete -o filenames -F _distinguo distinguo
`;
}

function zsh(): string {
  const specs = completed().map(({ name, short, takesValue, words, files, help }) => {
    const action = files === undefined ? `(${words.join(' ')})` : files === 'file' ? '_files' : '_files -/';
    const value = takesValue ? `:${name}:${action}` : words.length > 0 ? `::${name}:${action}` : '';
    const names =
      short === undefined
        ? `'--${name}${takesValue ? '=' : words.length > 0 ? '=-' : ''}`
        : `'(-${short} --${name})'{-${short},--${name}${takesValue ? '=' : ''}}'`;
    return `    ${names}[${help.replace(/[[\]':]/g, '')}]${value}'`;
  });
  return `#compdef distinguo
# distinguo completion for zsh: eval "$(distinguo completion zsh)"
_distinguo() {
  if (( CURRENT == 3 )) && [[ $words[2] == completion ]]; then compadd ${shells.join(' ')}; return; fi
${Object.keys(commandOptions)
  .map((command) => {
    const names = optionsOf(command).map(([name]) => `--${name}`);
    return `  if [[ $words[2] == ${command} && $PREFIX == -* ]]; then compadd -- ${names.join(' ')}; fi\n`;
  })
  .join('')}  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then compadd ${Object.keys(commandNames).join(' ')}; fi
  _arguments -S \\
${specs.join(' \\\n')} \\
    '*:document:_files'
}
compdef _distinguo distinguo
`;
}

function fish(): string {
  const quoted = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const options = completed().map(({ name, short, takesValue, words, files, help }) => {
    const parts = ['complete -c distinguo', `-l ${name}`];
    if (short !== undefined) parts.push(`-s ${short}`);
    if (takesValue) parts.push('-r');
    if (words.length > 0) parts.push(`-f -a ${quoted(words.join(' '))}`);
    if (files !== undefined) parts.push('-F');
    return `${parts.join(' ')} -d ${quoted(help)}\n`;
  });
  const first = Object.entries(commandNames).map(
    ([name, help]) => `complete -c distinguo -n __fish_use_subcommand -a ${name} -d ${quoted(help)}\n`,
  );
  const own = Object.keys(commandOptions).flatMap((command) =>
    optionsOf(command).map(
      ([name, takesValue, help]) =>
        `complete -c distinguo -n '__fish_seen_subcommand_from ${command}' -l ${name} ${takesValue ? '-r ' : ''}-d ${quoted(help)}\n`,
    ),
  );
  return `# distinguo completion for fish: distinguo completion fish | source\n${first.join('')}complete -c distinguo -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'\n${own.join('')}${options.join('')}`;
}

function powershell(): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const list = (words: readonly string[]) => `@(${words.map(quoted).join(', ')})`;
  const options = completed();
  const values = options
    .filter(({ takesValue, words }) => takesValue && words.length > 0)
    .flatMap(({ name, short, words }) =>
      [`--${name}`, ...(short === undefined ? [] : [`-${short}`])].map(
        (option) => `${quoted(option)} = ${list(words)}`,
      ),
    );
  const names = options.flatMap(({ name, takesValue, words, help, helpWith }) => [
    [`--${name}`, help] as const,
    ...(takesValue ? [] : words.map((word) => [`--${name}=${word}`, helpWith(word)] as const)),
  ]);
  const pair = ([name, help]: readonly [string, string]) => `${quoted(name)} = ${quoted(help)}`;
  const told = [...names, ...Object.entries(commandNames)].map((entry) => `    ${pair(entry)}\n`);
  const own = Object.keys(commandOptions).map((command) => {
    const entries = optionsOf(command).map(([name, , help]) => pair([`--${name}`, help]));
    return `    ${quoted(command)} = [ordered]@{ ${entries.join('; ')} }\n`;
  });
  return `# distinguo completion for PowerShell: distinguo completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName distinguo -ScriptBlock {
  param($word, $command, $position)
  $help = [ordered]@{
${told.join('')}  }
  $own = @{
${own.join('')}  }
  $values = @{
    'completion' = ${list(shells)}
${values.map((value) => `    ${value}\n`).join('')}  }
  $before = @($command.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  if ($before.Count -gt 1 -and $own.ContainsKey($before[1])) { $own[$before[1]].GetEnumerator() | ForEach-Object { $help[$_.Key] = $_.Value } }
  # What is not said here is completed by the names of files.
  $found = if ($values.ContainsKey($before[-1])) { $values[$before[-1]] }
    elseif ($word.StartsWith('-')) { $help.Keys | Where-Object { $_.StartsWith('-') } }
    elseif ($before.Count -eq 1) { $help.Keys | Where-Object { -not $_.StartsWith('-') } }
  $found | Where-Object { $_ -and $_.StartsWith($word) } | ForEach-Object {
    $tip = if ($help.Contains($_)) { $help[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $tip)
  }
}
`;
}
