import * as z from 'zod/mini';

/** A type with the description that editors show. */
export function described<T extends z.core.$ZodType>(type: T, description: string): T {
  z.globalRegistry.add(type, { description });
  return type;
}
