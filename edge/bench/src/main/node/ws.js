// The Node peer "ws": one room; every text frame that arrives on /pub goes to every socket on /sub.
'use strict';
const { WebSocketServer } = require('ws');

const room = new Set();
new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: false, backlog: 4096 })
  .on('connection', (socket, request) => {
    if (request.url.startsWith('/pub')) {
      socket.on('message', (data) => room.forEach((member) => member.send(data, { binary: false })));
      return;
    }
    room.add(socket);
    socket.on('close', () => room.delete(socket));
  });
