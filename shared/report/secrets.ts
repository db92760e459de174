const MASK = '***';

/** A name that announces a secret, as in `SNOWFLAKE_PASSWORD=`, `"aws_secret_access_key": ` or `X-Amz-Signature=`. */
const NAME = String.raw`(?:passw(?:or)?d|passphrase|pwd|secret|token|(?:api|access|private|account)[_-]?key|credential|signature)`;
const QUOTED = String.raw`"[^"]*"?|'[^']*'?`;

/** Each pattern's first group is kept. Repetition is bounded where a hostile text could make it quadratic. */
const SECRETS: readonly RegExp[] = [
  /()-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
  // The user part of a URL; the second form is a password with a slash in it, which is no port.
  /(:\/\/)[^\s/?#]{1,512}(?=@)/g,
  /(:\/\/)[^\s:/?#@]{1,256}:(?!\d+[/?#])[^\s@]{1,512}(?=@)/g,
  /([?&]sig=)[^&\s]+/g,
  /(\bauthorization["']? {0,4}[:=] {0,4}["']?(?:(?:bearer|basic|token)\s+)?)[^\s"']+/gi,
  /(\bBearer )[\w.~+/=-]{16,}/g,
  new RegExp(`(${NAME}[\\w.-]{0,40}["']? {0,4}= {0,4})(?:${QUOTED}|[^\\s"'&,;)\\]}]+)`, 'gi'),
  // After a colon it is a value in quotes, or one word that ends the clause: `token: must not be empty` is a sentence.
  new RegExp(`(${NAME}[\\w.-]{0,40}["']? {0,4}: {0,4})(?:${QUOTED}|[^\\s"',;)\\]}]+(?=[,;)\\]}]| *$))`, 'gim'),
  /()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // A secret access key of AWS: forty characters of base64, which a commit's hash is not.
  /()(?<![\w/+=])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g,
  /()\b(?:gh[oprsu]_|github_pat_)\w{16,}/g,
  /()\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g
];

/** A text with everything that looks like a credential replaced by `***`. Errs on the side of masking. */
export function maskSecrets(text: string): string {
  return SECRETS.reduce((masked, pattern) => masked.replace(pattern, `$1${MASK}`), text);
}
