// A mail server that nobody here wrote (npm smtp-server). Its settings come as one line of JSON on standard input; it says on which port it
// listens, and then one line of JSON for each mail that it took. It ends with its standard input.
const { SMTPServer } = require(process.argv[2]);
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");

let open = 0;
let most = 0;

function start({ key, cert, implicitTls, offersTls, user, password, slow }) {
  const server = new SMTPServer({
    ...(key ? { key, cert } : {}),
    secure: implicitTls,
    disabledCommands: [...(offersTls ? [] : ["STARTTLS"]), ...(user ? [] : ["AUTH"])],
    authOptional: !user,
    allowInsecureAuth: !offersTls,
    disableReverseLookup: true,
    onConnect: (session, done) => { most = Math.max(most, ++open); done(); },
    onClose: () => open--,
    onAuth: (login, session, done) => login.username === user && login.password === password ? done(null, { user }) : done(Object.assign(new Error("no"), { responseCode: 535 })),
    onData: (stream, session, done) => {
      const parts = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => setTimeout(() => {
        const { mailFrom, rcptTo } = session.envelope;
        say({ raw: Buffer.concat(parts).toString("base64"), from: mailFrom.address, to: rcptTo.map((one) => one.address), secure: session.secure, user: session.user ?? null, mostConnections: most });
        done();
      }, slow ?? 0));
    },
  });
  server.on("error", () => {}); // A client that hangs up in the middle of TLS.
  server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));
}

process.stdin.setEncoding("utf8");
let text = "";
process.stdin.on("data", (part) => {
  text += part;
  if (text.includes("\n")) {
    start(JSON.parse(text));
    text = "";
  }
});
process.stdin.on("end", () => process.exit(0));
