import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSimulator,
  NetworkFault,
  type AriaSimulator,
  type SimulatorOptions,
} from './simulator.js';

const host = '127.0.0.1';
const mostBytes = 1024 * 1024;

export interface ServeOptions extends SimulatorOptions {
  /** 0 takes a free one. */
  readonly port?: number | undefined;
}

export interface ServedSimulator {
  readonly simulator: AriaSimulator;
  /** Where Aria's endpoint would be; any path will do. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The simulator as an HTTP server on this machine. A lost answer ends the connection; while the fault `offline` is on
 * nothing listens, so that connections are refused as those to a server that is down.
 */
export async function serveSimulator({
  port = 0,
  ...options
}: ServeOptions = {}): Promise<ServedSimulator> {
  const simulator = createSimulator(options);
  const server = createServer((request, response) => void respond(simulator, request, response));
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;

  let open = true;
  let turn: Promise<void> = Promise.resolve();
  const follow = () => {
    turn = turn
      .then(async () => {
        const wanted = open && !simulator.offline;
        if (wanted && !server.listening) await listen(server, taken);
        if (!wanted && server.listening) await stop(server);
      })
      .catch((thrown: unknown) => console.error('The simulator cannot listen again:', thrown));
  };
  const stopFollowing = simulator.control.subscribe(follow);
  return {
    simulator,
    url: `http://${host}:${taken}/api/ws/api_ws_class_dispatcher.php`,
    close: () => {
      stopFollowing();
      open = false;
      follow();
      return turn;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(
  simulator: AriaSimulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Taken before the body is read: a reading that is broken off takes it away from the request.
  const { socket } = request;
  try {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end();
      return;
    }
    const { type, body } = await simulator.answer(await bodyOf(request));
    response.writeHead(200, { 'content-type': type }).end(body);
  } catch (thrown) {
    socket.destroy();
    if (!(thrown instanceof NetworkFault)) console.error('The simulator failed:', thrown);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new NetworkFault('ECONNRESET');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
