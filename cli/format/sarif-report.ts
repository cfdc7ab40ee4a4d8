import { harmlessJson } from './json-text.js';

/** A log of SARIF 2.1.0 with one run, piece by piece: what stands before the results, each result, and what stands behind. */
export const sarifReport = {
  begin: (tool: object, baseIds: object) =>
    '{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",' +
    `"version":"2.1.0","runs":[{"tool":${harmlessJson(tool)},` +
    `"originalUriBaseIds":${harmlessJson(baseIds)},"columnKind":"utf16CodeUnits","results":[`,
  result: (result: object, isFirst: boolean) => (isFirst ? '\n' : ',\n') + harmlessJson(result),
  end: (invocation: object) => `\n],"invocations":[${harmlessJson(invocation)}]}]}\n`,
};
