// What the makers' own library finds wrong with cards. Reads a JSON array of cards from standard input and writes, for each card, an array of problems.
// Beside what its parser reports (unknown elements, wrong values, newer features) it looks up every property in the library's schema.
const AC = require(process.argv[2] + "/dist/adaptivecards.js");

const version = AC.Versions.v1_5;
const required = {
  TextBlock: ["text"], Container: ["items"], ColumnSet: ["columns"], FactSet: ["facts"], ActionSet: ["actions"], "Input.Text": ["id"], "Input.ChoiceSet": ["id", "choices"],
  "Action.OpenUrl": ["url"], "Action.ShowCard": ["card"], "Action.ToggleVisibility": ["targetElements"],
};
// Outside the library's list of properties, which leaves out what holds other elements, the schema's own address, and what a host adds in its own name.
const besides = { AdaptiveCard: ["$schema", "version", "msteams", "body", "actions"], Container: ["items"], Column: ["items"], ColumnSet: ["columns"], ActionSet: ["actions"], "Action.ShowCard": ["card"] };
const opaque = ["data", "msteams"];

function blank(json, property) {
  if (json.type === "AdaptiveCard") return new AC.AdaptiveCard();
  if (property === "columns") return new AC.Column();
  if (property === "choices") return new AC.Choice();
  if (property === "facts") return new AC.Fact();
  if (property === "refresh") return new AC.RefreshDefinition();
  return AC.GlobalRegistry.elements.createInstance(json.type, version) ?? AC.GlobalRegistry.actions.createInstance(json.type, version);
}

function look(json, property, path, problems) {
  const instance = blank(json, property);
  if (!instance) {
    problems.push(`${path}: unknown type ${json.type}`);
    return;
  }
  const schema = instance.getSchema();
  const known = new Map();
  for (let at = 0; at < schema.getCount(); at++) known.set(schema.getItemAt(at).name, schema.getItemAt(at).targetVersion);
  for (const name of required[json.type] ?? []) if (json[name] === undefined) problems.push(`${path}: ${name} is missing`);
  for (const [name, value] of Object.entries(json)) {
    const stands = name === "type" || name === "fallback" || (besides[json.type ?? (property === "columns" ? "Column" : "")] ?? []).includes(name);
    if (!stands && !known.has(name)) problems.push(`${path}: unknown property ${name}`);
    else if (!stands && known.get(name).compareTo(version) > 0) problems.push(`${path}: ${name} is newer than 1.5`);
    if (value === null) problems.push(`${path}: ${name} is null`);
    if (opaque.includes(name)) continue;
    const children = Array.isArray(value) ? value : [value];
    children.forEach((child, at) => { if (child !== null && typeof child === "object") look(child, name, `${path}.${name}[${at}]`, problems); });
  }
}

function check(card) {
  const problems = [];
  const context = new AC.SerializationContext(version);
  const parsed = new AC.AdaptiveCard();
  parsed.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } }); // as Teams has it
  parsed.parse(card, context);
  // The library tests languages with an expression that keeps its place between cards, and so refuses every second one.
  const isMistaken = (message) => /property "lang"/.test(message) && /^[a-z]{2,3}$/i.test(card.lang);
  for (let at = 0; at < context.eventCount; at++) if (!isMistaken(context.getEventAt(at).message)) problems.push(context.getEventAt(at).message);
  for (const event of parsed.validateProperties().validationEvents) problems.push(event.message);
  for (const name of ["version", "body"]) if (card[name] === undefined) problems.push(`$: ${name} is missing`);
  look(card, "", "$", problems);
  return problems;
}

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => process.stdout.write(JSON.stringify(JSON.parse(text).map(check))));
