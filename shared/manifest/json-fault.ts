/** Where a text stops being JSON. */
export interface JsonFault {
  /** An offset in UTF-16 code units; the length of the text when it ends too early. */
  readonly offset: number;
  /** What should have been there. The text itself is not quoted: it may hold a secret. */
  readonly expected: string;
}

/**
 * Finds the first fault of a text that `JSON.parse` refused: what V8 says of it names no place in Node 20, and quotes the text.
 * The text must not be nested deeper than the stack is.
 */
export function faultIn(text: string): JsonFault {
  const reader = new Reader(text);
  return reader.value() ?? reader.end();
}

/** Reads on until something is wrong, and answers with that; null when it was right so far. */
class Reader {
  private readonly text: string;
  private offset = 0;
  private readonly space = /[ \t\n\r]*/y;
  private readonly textSoFar = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;
  private readonly scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

  constructor(text: string) {
    this.text = text;
  }

  value(): JsonFault | null {
    this.skip(this.space);
    if (this.skip('{')) return this.members('}', () => this.member());
    if (this.skip('[')) return this.members(']', () => this.value());
    if (this.text[this.offset] === '"') return this.string();
    return this.skip(this.scalar) ? null : this.fault('a value');
  }

  end(): JsonFault {
    this.skip(this.space);
    return this.fault('the end');
  }

  private members(close: string, member: () => JsonFault | null): JsonFault | null {
    this.skip(this.space);
    if (this.skip(close)) return null;
    for (;;) {
      const fault = member();
      if (fault !== null) return fault;
      this.skip(this.space);
      if (this.skip(close)) return null;
      if (!this.skip(',')) return this.fault(`"," or "${close}"`);
    }
  }

  private member(): JsonFault | null {
    this.skip(this.space);
    const fault = this.text[this.offset] === '"' ? this.string() : this.fault('a key');
    if (fault !== null) return fault;
    this.skip(this.space);
    return this.skip(':') ? this.value() : this.fault('":"');
  }

  private string(): JsonFault | null {
    this.skip(this.textSoFar);
    return this.skip('"') ? null : this.fault('the text to go on');
  }

  private fault(expected: string): JsonFault {
    return { offset: this.offset, expected };
  }

  private skip(token: string | RegExp): boolean {
    if (typeof token === 'string') {
      if (!this.text.startsWith(token, this.offset)) return false;
      this.offset += token.length;
      return true;
    }
    token.lastIndex = this.offset;
    const found = token.exec(this.text);
    this.offset += found?.[0].length ?? 0;
    return found !== null;
  }
}
