// Reads every document below a folder, or one document: what nobody who uses Node can do without.
const fs = require('node:fs');
const path = require('node:path');

/** Calls `each` with the text of every document. */
exports.readAll = (from, each) => {
  if (!fs.statSync(from).isDirectory()) return each(fs.readFileSync(from, 'utf8'));
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const full = path.join(from, entry.name);
    if (entry.isDirectory()) exports.readAll(full, each);
    else if (/\.md$/i.test(entry.name)) each(fs.readFileSync(full, 'utf8'));
  }
};

if (require.main === module) exports.readAll(process.argv[2], () => {});
