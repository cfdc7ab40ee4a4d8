import * as vscode from 'vscode';

/**
 * What the server has answered.
 *
 * @throws Error with a sentence for the person where it has failed and answered nothing
 */
export function answered<T>(answer: T | null): T {
  if (answer === null)
    throw new Error(vscode.l10n.t('Distinguo has not answered: its log says why (“Output”, “Distinguo”).'));
  return answer;
}
