// Starts a server of VS Code that only exports how it is loaded, with the flags of the newer ones.
const http = require('node:http');
const process = require('node:process');

const given = process.argv.slice(2);
const flags = { _: [] };
for (let i = 0; i < given.length; i++) {
  const name = given[i].slice(2);
  flags[name] = given[i + 1] === undefined || given[i + 1].startsWith('--') ? true : given[++i];
}

async function main() {
  const { loadCodeWithNls } = require(process.env.VSCODE_SERVER_MAIN);
  const { createServer, spawnCli } = await loadCodeWithNls();
  if (flags['install-extension']) {
    await spawnCli({ ...flags, 'install-extension': [flags['install-extension']] });
    return;
  }
  const code = await createServer(null, { ...flags, 'without-connection-token': true });
  const server = http.createServer((request, response) => {
    if (request.url === '/version') response.end();
    else code.handleRequest(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (head.length > 0) socket.unshift(head);
    code.handleUpgrade(request, socket);
  });
  server.listen(Number(flags.port), flags.host);
}

main();
