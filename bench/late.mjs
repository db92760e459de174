/** `late.mjs PORT MILLISECONDS` passes connections on to a port of this machine, and what comes back so much later. Says where it listens. */
import { connect, createServer } from 'node:net';

const [port, latency] = process.argv.slice(2).map(Number);
const server = createServer((client) => {
  const upstream = connect(port, '127.0.0.1');
  const later = (act) => (latency === 0 ? act() : setTimeout(act, latency));
  client.on('data', (chunk) => upstream.write(chunk));
  upstream.on('data', (chunk) => later(() => client.write(chunk)));
  upstream.on('close', () => later(() => client.destroy()));
  client.on('close', () => upstream.destroy());
  for (const socket of [client, upstream]) socket.setNoDelay().on('error', () => undefined);
}).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
