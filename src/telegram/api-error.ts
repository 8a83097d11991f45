/**
 * Telegram was not reached, or its answer was not. Holds no address and no token: grammY and Node put both
 * into theirs.
 */
export class NetworkError extends Error {
  /** `no`: surely nothing was done. `unknown`: the request may have been carried out. */
  readonly arrived: "no" | "unknown";

  constructor(arrived: "no" | "unknown", reason: string) {
    super(reason);
    this.name = "NetworkError";
    this.arrived = arrived;
  }
}

/** Failed before a byte of the request left: no address, nobody listening, no way there. */
const NOT_CONNECTED = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "EPROTO",
  "UND_ERR_CONNECT_TIMEOUT",
  // A proxy that refused to open the tunnel.
  "UND_ERR_ABORTED",
  "UND_ERR_PRX_TLS",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
]);
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_)/;

/** Tells from what `fetch` threw whether the request can have arrived. */
export function networkError(thrown: unknown): NetworkError {
  const chain = causesOf(thrown);
  const code = chain.map((error) => error.code).find((code) => typeof code === "string");
  const arrived = chain.some(isBeforeRequest) ? "no" : "unknown";
  return new NetworkError(arrived, code ?? chain[0]?.name ?? "unknown failure");
}

interface SystemError extends Error {
  code?: string;
  syscall?: string;
}

/** fetch says only «fetch failed»: why stands in its cause, or in the many causes of a try at several addresses. */
function causesOf(thrown: unknown): SystemError[] {
  if (!(thrown instanceof Error)) return [];
  const inner = thrown instanceof AggregateError ? (thrown.errors as unknown[]).flatMap(causesOf) : [];
  return [thrown, ...inner, ...causesOf(thrown.cause)];
}

const isBeforeRequest = (error: SystemError): boolean =>
  (error.code !== undefined && (NOT_CONNECTED.has(error.code) || TLS.test(error.code))) ||
  error.syscall === "connect" ||
  error.syscall === "getaddrinfo" ||
  // A cut during the handshake: it has the code of any other cut, only these words tell it apart.
  error.message.includes("before secure TLS connection was established");
