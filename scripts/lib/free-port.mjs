// @ts-check
import net from "node:net";

/** A port of 127.0.0.1 that nobody listens on now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Why nobody can listen there, as the system's code ("EADDRINUSE" …); null when it is free. @returns {Promise<string | null>} */
export function portProblem(/** @type {string} */ host, /** @type {number} */ port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
