// Reads every document and searches it with one regular expression, then says how often that matched.
const { readAll } = require('./read.cjs');

let found = 0;
readAll(process.argv[2], (text) => {
  found += text.match(/\b(?:customer|user|consumer|client|end[- ]user)s?\b/gi)?.length ?? 0;
});
console.log(`${found} places`);
