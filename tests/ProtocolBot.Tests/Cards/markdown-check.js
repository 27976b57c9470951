// What a real markdown renderer makes of texts. Reads a JSON array of texts from standard input and writes an array of HTML.
const markdown = require(process.argv[2])({ html: true });

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => process.stdout.write(JSON.stringify(JSON.parse(text).map((one) => markdown.render(one)))));
