// The Node peer "socket.io": everybody joins one room; a 'pub' event is sent to it as 'm'.
'use strict';
const { createServer } = require('http');
const { Server } = require('socket.io');

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.join('room');
  socket.on('pub', (message) => io.to('room').emit('m', message));
});
http.listen({ host: '127.0.0.1', port: Number(process.argv[2]), backlog: 4096 });
