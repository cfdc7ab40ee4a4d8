import { expect } from 'vitest';
import type { Workspace } from './distinguo.js';

/** One actor under two names, as far as anybody can tell. */
export const stories = `# Lamp shop

The customer opens the page of a lamp and picks a shade.

- The customer adds the lamp to the cart.
- The user changes the colour of the cable.
- The user pays for the lamp.
- The customer gets a parcel.
`;

/** Two actors: a sentence tells them apart. */
export const desk = `# Repair desk

The user creates a customer and adds a lamp.

- The user writes to the customer.
- The customer waits for the lamp.
`;

/** The questions, as far as tests look at them. */
export interface Asked {
  readonly questions: {
    readonly id: string;
    readonly document: string;
    readonly words: readonly string[];
    readonly passages: readonly { readonly line: number; readonly text: string }[];
    readonly answers: readonly { readonly answer: string }[];
    readonly ask: string;
  }[];
}

/** What is asked of a workspace. */
export async function asked(workspace: Workspace, ...args: readonly string[]): Promise<Asked['questions']> {
  const { code, stdout } = await workspace.run(['questions', '--format', 'json', ...args]);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as Asked).questions;
}

/** Answers each question by its document. */
export async function answered(workspace: Workspace, answers: Readonly<Record<string, string>>): Promise<string> {
  const questions = await asked(workspace);
  return JSON.stringify(
    questions.map(({ id, document }) => ({ id, answer: answers[document] ?? null })),
    undefined,
    1,
  );
}
