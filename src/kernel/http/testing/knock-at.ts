import { connect } from 'node:net';

const ASKED = 'GET /page/x HTTP/1.1\r\nHost: here\r\n\r\n';

/**
 * Connects anew, asks after so many milliseconds, and says how it ended: `answered`; `shut`, when nobody listens;
 * `reset at the door`, before the connection stood; or what went wrong after.
 */
export const knockAt = (port: number, pause: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let isIn = false;
    let said = '';
    socket.on('connect', () => {
      isIn = true;
      setTimeout(() => socket.write(ASKED), pause);
    });
    socket.on('data', (part) => {
      said += part;
      if (said.includes('entière')) resolve('answered');
    });
    socket.on('error', ({ message, code }: NodeJS.ErrnoException) => {
      if (isIn) resolve(`turned away: ${message}`);
      else resolve(code === 'ECONNREFUSED' ? 'shut' : 'reset at the door');
    });
    socket.on('close', () => resolve(`cut: ${said}`));
  });
