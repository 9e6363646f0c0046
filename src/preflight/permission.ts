import { messageOf, serviceError, type CallOnResource, type ServiceError } from '../errors.js';
import type { Caller } from './caller.js';
import { failed, passed, unknown, type Check, type Cure, type PolicyStatement } from './check.js';

/** A permission that a run needs. */
export interface Permission {
  /** `s3:GetObject`. */
  readonly action: string;
  /** What the permission is needed for, in words for people. */
  readonly on: string;
  /** Tells its policy from others for the same action: `ledger`. */
  readonly name: string;
  readonly statement: PolicyStatement;
  /** What to do instead of, or beside, the usual grant. */
  readonly cure?: Cure;
}

/** A call that changes nothing, whether it is allowed or not. */
export interface Probe {
  readonly call: string;
  readonly resource: string;
  readonly ask: () => Promise<unknown>;
  /** Errors that only someone who is allowed gets to see. */
  readonly allowedBy?: RegExp;
  /** Why an answer other than a refusal proves nothing. */
  readonly doubt?: string;
}

/** The services that answer with status 400 name it. */
const REFUSED = /AccessDenied|NotAuthorized|Unauthorized|Forbidden/;

export function isRefusal({ code = '', status }: ServiceError): boolean {
  return status === 401 || status === 403 || REFUSED.test(code);
}

/** AWS's own words, which distinguish a missing grant from an explicit denial and name the policy. */
export function refusalOf({ code = '', cause }: ServiceError): string {
  return `AWS refuses it (${code}: ${messageOf(cause)})`;
}

/** The error that a call meets, or `undefined`. */
async function errorOf(on: CallOnResource, call: () => Promise<unknown>): Promise<ServiceError | undefined> {
  try {
    await call();
    return undefined;
  } catch (cause) {
    return serviceError(cause, on);
  }
}

/** Asks AWS whether this identity has a permission. */
export async function permissionCheck(caller: Caller, permission: Permission, probe: Probe): Promise<Check> {
  const { action, on } = permission;
  const what = `${action} on ${on}`;
  const { call, resource, ask, allowedBy, doubt } = probe;
  const error = await errorOf({ call, resource, permission: action }, ask);
  if (error === undefined || allowedBy?.test(error.code ?? '') === true) return passed(what, doubt);
  if (isRefusal(error)) return failed(what, refusalOf(error), permission.cure ?? cureOf(caller, permission));
  return unknown(what, `not tested: ${error.message}`);
}

/** A check for a permission that AWS cannot test without side effects. */
export function notProbed(caller: Caller, permission: Permission, why: string): Check {
  const cure = permission.cure ?? cureOf(caller, permission);
  return unknown(`${permission.action} on ${permission.on}`, `not tested: ${why}`, cure);
}

function cureOf(caller: Caller, { action, name, statement }: Permission): Cure {
  return caller.grant(`${name}-${action.slice(action.indexOf(':') + 1)}`, statement);
}
