// A web process with terminals and nothing else: the real bridge, no sign-in. Tests and benches start it, and kill it.
import { createServer } from 'node:http'
import { connectTerminalSocket, createTerminalSocketServer } from '#app/terminal/bridge.server.ts'
import { createSandboxClient } from '#sandbox/client.ts'

const [socketPath = '', port = '0'] = process.argv.slice(2)
const sandbox = createSandboxClient({ socketPath })
const sockets = createTerminalSocketServer()
const server = createServer((_request, response) => response.end())

server.on('upgrade', (request, socket, head) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  sockets.handleUpgrade(request, socket, head, (ws) => {
    void connectTerminalSocket({
      ws,
      sandbox,
      terminalId: url.pathname.split('/').at(-1) ?? '',
      participantId: url.searchParams.get('as') ?? '',
      mayType: url.searchParams.get('mayType') === '1',
    })
  })
})
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`listening ${typeof address === 'object' ? address?.port : ''}\n`)
})
