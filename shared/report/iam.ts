import type { IamPolicy } from '../domain/index.ts';
import { jsonText } from './encode.ts';

/** A policy as IAM takes it, at a terminal and for programs alike. */
export function iamJson(policy: IamPolicy): string {
  return jsonText(policy);
}
