import { types } from 'node:util';

/**
 * Jest runs tests in a realm of its own, in which an error that Node itself throws is no `Error`, and the AWS SDK then loses its code.
 * This makes `instanceof Error` say what it says outside of jest; of subclasses it changes nothing.
 */
export function joinRealms(): void {
  const ordinary = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown): boolean {
      return (this === Error && types.isNativeError(value)) || ordinary.call(this as typeof Error, value);
    }
  });
}
