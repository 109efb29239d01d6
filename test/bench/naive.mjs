// The plain server everybody writes first, to measure against: ws and node-pty, shared by name, no flow control.
import { spawn } from 'node-pty'
import { WebSocketServer } from 'ws'

const shared = new Map()

function open() {
  const env = { PATH: process.env.PATH, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', HISTFILE: '' }
  const args = ['--norc', '--noprofile', '-c', 'PS1="box$ " exec bash --norc --noprofile -i']
  const pty = spawn('/bin/bash', args, { name: 'xterm-256color', cols: 80, rows: 24, cwd: '/tmp', env })
  const session = { pty, viewers: new Set() }
  pty.onData((text) => {
    for (const viewer of session.viewers) viewer.send(text)
  })
  pty.onExit(() => {
    for (const viewer of session.viewers) viewer.close()
  })
  return session
}

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('connection', (ws, request) => {
  const name = request.url
  const session = shared.get(name) ?? open()
  shared.set(name, session)
  session.viewers.add(ws)
  ws.on('message', (message) => session.pty.write(message.toString()))
  ws.on('error', () => {})
  ws.on('close', () => {
    session.viewers.delete(ws)
    if (session.viewers.size > 0) return
    session.pty.kill()
    shared.delete(name)
  })
})
server.on('listening', () => console.log(`listening ${server.address().port}`))
