/** What Node, its fetch or a TLS library said in the place of an answer. */
export interface Broken {
  readonly name: string;
  readonly code: string;
}

/** How a server is called in messages. */
export interface Server {
  /** `the store at http://127.0.0.1:9000`. */
  readonly called: string;
  /** The inputs that say where it is. */
  readonly inputs: string;
  /** What to do when it turns out to speak no TLS; may be empty. */
  readonly withoutTls: string;
}

export interface NetworkFault {
  readonly what: string;
  readonly remedy: string;
  /** False where something answered, but not as it should. */
  readonly unreachable: boolean;
}

/** Codes of connections that do not come about or break off; a moment later they may. `UND_ERR_` are those of Node's fetch. */
const LOST: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT'
]);

export function isLost({ name, code }: Broken): boolean {
  return LOST.has(code) || name === 'TimeoutError';
}

/** A failure of the network as part of a sentence, and a remedy; null for what is none. */
export function networkFault(broken: Broken, { called, inputs, withoutTls }: Server): NetworkFault | null {
  const { name, code } = broken;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        what: `the host of ${called} is not known to DNS`,
        remedy: `Check ${inputs}, and that this machine reaches the network.`,
        unreachable: true
      };
    case 'ECONNREFUSED':
      return {
        what: `${called} does not answer (connection refused)`,
        remedy: `Check ${inputs}, the port included, and that the server runs.`,
        unreachable: true
      };
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return {
        what: `the connection to ${called} kept breaking off (${code})`,
        remedy: `Check ${inputs} and what lies between (proxy, firewall, VPC endpoint); then run again.`,
        unreachable: true
      };
    // Of Node's agents, and of its fetch.
    case 'ERR_PROXY_TUNNEL':
    case 'UND_ERR_ABORTED':
      return {
        what: `the proxy of the environment opened no way to ${called}`,
        remedy: `Check HTTPS_PROXY, and that the proxy lets this machine through; hosts that need none are named in NO_PROXY.`,
        unreachable: true
      };
  }
  if (/CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
    return {
      what: `the TLS connection to ${called} was not trusted (${code})`,
      remedy: `If its certificate is your own authority's, name that in NODE_EXTRA_CA_CERTS${withoutTls}.`,
      unreachable: false
    };
  }
  if (code.startsWith('HPE_')) {
    return {
      what: `${called} does not speak HTTP`,
      remedy: `Check the protocol and the port in ${inputs}.`,
      unreachable: false
    };
  }
  if (!isLost(broken)) return null;
  return {
    what: `${called} did not answer in time (${code || name})`,
    remedy: `Check ${inputs} and that this machine reaches it (proxy, firewall, VPC endpoint); then run again.`,
    unreachable: true
  };
}
