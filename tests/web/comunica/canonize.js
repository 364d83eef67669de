// N-Quads from standard input → the SHA-256 of their canonical form, by rdf-canonize.
const crypto = require('node:crypto');
const fs = require('node:fs');
const rdfCanonize = require('rdf-canonize');

(async () => {
  const input = fs.readFileSync(0, 'utf8');
  const options = {algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads'};
  const canonical = await rdfCanonize.canonize(input, options);
  process.stdout.write(crypto.createHash('sha256').update(canonical).digest('hex'));
})();
