// Preloaded into every service: it lives exactly as long as the process that started it.
// The end of stdin is the end of that process, however it ended. Ctrl-C reaches the whole group, but it is the parent
// that decides when a service stops, after its own work is put away: so SIGINT alone is ignored.
'use strict';

const http = require('node:http');

const ignore = () => {};
process.on('SIGINT', ignore);
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT' && listener !== ignore)
    setImmediate(() => process.removeListener('SIGINT', listener));
});

// Nobody waits for an answer any more when a service stops: an open connection must not hold it up.
const { close } = http.Server.prototype;
http.Server.prototype.close = function (...args) {
  const result = close.apply(this, args);
  this.closeAllConnections();
  return result;
};

let stopping = false;
function stop() {
  if (stopping)
    return;
  stopping = true;
  setTimeout(() => process.exit(1), 5000).unref();
  if (!process.emit('SIGTERM'))
    process.exit(0);
}

process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
