// What the published schema of Teams' app manifest says of documents, by the validator that its makers use (ajv, draft 4).
// Reads {"schema": "v1.30/….json", "documents": […]} from standard input and writes, for each document, an array of problems.
const fs = require("fs");
const path = require("path");
const from = (name) => require(require.resolve(name, { paths: [process.argv[2]] }));

function check({ schema, documents }) {
  const file = path.join(process.argv[2], "build/json-schemas/teams", schema);
  // Some of its patterns are not written in the strict, Unicode form of regular expressions.
  const ajv = new (from("ajv-draft-04"))({ strict: false, allErrors: true, unicodeRegExp: false });
  from("ajv-formats")(ajv);
  const fits = ajv.compile(JSON.parse(fs.readFileSync(file, "utf8")));
  return documents.map((document) => (fits(document) ? [] : fits.errors.map((error) => `${error.instancePath} ${error.message}`)));
}

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => process.stdout.write(JSON.stringify(check(JSON.parse(text)))));
