import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { clientHeader } from "./client-header.ts";

// Preloaded into the web server: says of each request which address it came from, whatever the client wrote.
subscribe("http.server.request.start", (message) => {
  const request = typeof message === "object" && message && "request" in message ? message.request : null;
  if (!(request instanceof IncomingMessage)) return;
  const { headers, socket } = request;
  // A proxy that nobody named stands for many clients: rather none is told apart than all taken for one.
  const isForwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  headers[clientHeader] = isForwarded ? "" : (socket.remoteAddress ?? "");
});
