import { type DocumentModel, isPage } from '../document/document.js';
import type { Role } from '../model.js';
import { recordOf } from '../termbase/role-record.js';

/**
 * Whether a page has a sense of its own for a word that somebody of another role seems to be called by: “Clients are
 * services of your account”, “API consumers are developers”. Such words programs go by, too, and parties of contracts.
 *
 * @param promised the roles that the word promises
 * @param meant the role that the page seems to give it
 */
export const isOwnSense = (promised: readonly Role[], meant: Role, model: DocumentModel): boolean =>
  isPage(model) &&
  promised.some((role) => {
    const { homonym } = recordOf(role);
    if (homonym === undefined) return false;
    const isExcepted = homonym.except !== undefined && model.speaksOf(homonym.except);
    return (!isExcepted && homonym.never?.includes(meant)) || OWN.some((topic) => model.speaksOf(topic));
  });

/** Where that is usual. */
const OWN = ['api', 'contract'] as const;
