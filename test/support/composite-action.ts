import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';

/** A step of a composite action. */
interface ActionStep {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** A composite action, as far as one can be run without GitHub. */
export interface CompositeAction {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

/** What a run of an action left. */
export interface ActionRun {
  /** The exit code of the first step that failed, or 0. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The actions that it would use, with what it hands over: they are not fetched. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export const actionIn = (folder: string): CompositeAction =>
  parse(fs.readFileSync(path.join(folder, 'action.yml'), 'utf8')) as CompositeAction;

/**
 * Runs a composite action as GitHub does: its steps in order, each if its condition holds, in its folder and its shell,
 * with its variables and no others of this process, up to the end also where one fails.
 *
 * @param folder the one of the action
 * @param checkout the folder of the repository that uses it
 * @param inputs as a workflow sets them
 * @param github more of what GitHub says of the run
 */
export function runAction(
  folder: string,
  checkout: string,
  inputs: Readonly<Record<string, string>>,
  github: Readonly<Record<string, string>> = {},
): ActionRun {
  const action = actionIn(folder);
  if (action.runs.using !== 'composite') throw new Error(`using: ${action.runs.using} is no composite action`);
  const own = fs.mkdtempSync(path.join(os.tmpdir(), 'runner '));
  const values = new Map<string, string>([['github.action_path', folder]]);
  for (const [name, value] of Object.entries(github)) values.set(`github.${name}`, value);
  for (const [name, input] of Object.entries(action.inputs))
    values.set(`inputs.${name}`, inputs[name] ?? input.default);
  const run = { status: 0, stdout: '', stderr: '' };
  const used: { uses: string; with: Record<string, string> }[] = [];
  const fill = (text: string): string =>
    text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => `${valueIn(expression, values, run.status)}`);
  const filled = (all: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, fill(`${value}`)]));
  try {
    const summary = path.join(own, 'summary.md');
    fs.writeFileSync(summary, '');
    action.runs.steps.forEach((step, at) => {
      if (!holds(step.if ?? '', values, run.status)) return;
      if (step.uses !== undefined) used.push({ uses: step.uses, with: filled(step.with) });
      if (step.run === undefined) return;
      if (step.shell !== 'bash') throw new Error(`a step has the shell ${step.shell}`);
      const [script, output] = [path.join(own, `${at}.sh`), path.join(own, `${at}.output`)];
      fs.writeFileSync(script, fill(step.run));
      fs.writeFileSync(output, '');
      const { PATH, HOME, TMPDIR } = process.env;
      const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
        cwd: path.resolve(checkout, fill(step['working-directory'] ?? '.')),
        env: {
          ...(PATH && { PATH }),
          ...(HOME && { HOME }),
          ...(TMPDIR && { TMPDIR }),
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: checkout,
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: summary,
          ...filled(step.env),
        },
        encoding: 'utf8',
      });
      run.stdout += stdout;
      run.stderr += stderr;
      if (run.status === 0) run.status = status ?? 1;
      for (const line of fs.readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
        const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
        if (name === undefined || value === undefined) throw new Error(`no output: ${line}`);
        values.set(`steps.${step.id}.outputs.${name}`, value);
      }
    });
    const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value)] as const);
    return { ...run, outputs: Object.fromEntries(outputs), summary: fs.readFileSync(summary, 'utf8'), used };
  } finally {
    fs.rmSync(own, { recursive: true, force: true });
  }
}

type Value = string | boolean;

const isTrue = (value: Value): boolean => value !== false && value !== '';

/** Behind a step that failed only one is run whose condition asks how the job stands. */
function holds(condition: string, values: ReadonlyMap<string, string>, status: number): boolean {
  const expression = condition.replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const asks = /\b(?:always|cancelled|failure|success)\(\)/.test(expression);
  return (asks || status === 0) && (expression === '' || isTrue(valueIn(expression, values, status)));
}

/** The value of an expression: of contexts, texts, the functions that tell of the job, and what joins them. */
function valueIn(expression: string, values: ReadonlyMap<string, string>, status: number): Value {
  const either = expression.split('||');
  if (either.length > 1) return either.map((part) => valueIn(part, values, status)).find(isTrue) ?? '';
  const all = expression.split('&&');
  if (all.length > 1) return all.map((part) => valueIn(part, values, status)).every(isTrue);
  const [, left, operator, right] = /^(.+?)\s*([!=]=)\s*(.+)$/s.exec(expression.trim()) ?? [];
  if (left !== undefined && right !== undefined)
    return (valueIn(left, values, status) === valueIn(right, values, status)) === (operator === '==');
  const one = expression.trim();
  if (one.startsWith('!')) return !isTrue(valueIn(one.slice(1), values, status));
  const text = /^'((?:[^']|'')*)'$/.exec(one)?.[1];
  if (text !== undefined) return text.replaceAll("''", "'");
  const functions: Readonly<Record<string, boolean>> = {
    'always()': true,
    'cancelled()': false,
    'success()': status === 0,
    'failure()': status !== 0,
  };
  const known = functions[one];
  if (known !== undefined) return known;
  if (!/^(?:github|inputs|steps)\.[\w.-]+$/.test(one)) throw new Error(`not known: ${one}`);
  return values.get(one) ?? '';
}
