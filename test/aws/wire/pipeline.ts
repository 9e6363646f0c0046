import type { FaultRule, Faults } from '../faults.js';
import type { Clock } from './clock.js';
import type { Identities, Identity } from './identities.js';
import type { AwsRequest, CallContext, Operation, PlannedCall, Reply, Service } from './message.js';
import { AwsError } from './message.js';
import { readSignature, verifySignature } from './sigv4.js';

export interface PipelineOptions {
  readonly clock: Clock;
  readonly identities: Identities;
  readonly faults: Faults;
  /** Whether signatures and body hashes are computed and compared. */
  readonly verifySignatures: boolean;
}

/** What the HTTP server does with a call in the end. */
export type Outcome =
  | { do: 'send'; reply: Reply; cut?: { bytes: number | undefined; end: 'destroy' | 'early' } }
  | { do: 'reset' }
  | { do: 'hang' };

export interface Handled {
  outcome: Outcome;
  operation: Operation;
  caller: Identity | undefined;
  error: string | undefined;
  fault: string | undefined;
}

interface Verdict {
  reply: Reply;
  error?: string;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function authenticate(
  service: Service,
  request: AwsRequest,
  { clock, identities, verifySignatures }: PipelineOptions,
): Identity {
  const signature = readSignature(request);
  if (!signature) throw service.authError('missing');
  const identity = identities.find(signature.accessKeyId);
  if (!identity) throw service.authError('unknown-key');
  const token = request.headers['x-amz-security-token'] ?? request.query.get('X-Amz-Security-Token');
  if (identity.expires !== undefined && identity.expires <= clock.now()) throw service.authError('expired');
  if ((token ?? undefined) !== identity.sessionToken) throw service.authError('bad-token');
  const problem = verifySignatures ? verifySignature(request, signature, identity) : undefined;
  if (problem) throw service.authError(problem);
  return identity;
}

/** A fault that takes the place of the call's answer. */
function faultError(
  fault: FaultRule,
  service: Service,
  call: { caller: Identity | undefined; operation: Operation },
) {
  if (fault.kind === 'throttle') return service.throttled();
  if (fault.kind === 'access-denied') return service.deniedError(call.caller, call.operation);
  if (fault.kind === 'conflict') {
    const message =
      'The conditional request cannot succeed due to a conflicting operation against this resource.';
    return new AwsError({ status: 409, code: 'ConditionalRequestConflict', message });
  }
  if (fault.kind !== 'error') return undefined;
  const usual = service.internal();
  return new AwsError({
    status: fault.status ?? usual.status,
    code: fault.code ?? usual.code,
    message: fault.message ?? usual.message,
  });
}

function isAfter(fault: FaultRule): boolean {
  return 'when' in fault && fault.when === 'after';
}

/** Carries one call through permissions, faults, credentials and the service itself. */
export class Pipeline {
  readonly #around: PipelineOptions;

  constructor(around: PipelineOptions) {
    this.#around = around;
  }

  async handle(service: Service, request: AwsRequest): Promise<Handled> {
    let plan: PlannedCall;
    try {
      plan = service.plan(request);
    } catch (error) {
      const operation = { service: service.name, operation: 'Unknown', resource: '', action: '', arn: '*' };
      const failed = failure(error, service, request);
      return {
        outcome: { do: 'send', reply: failed.reply },
        operation,
        caller: undefined,
        error: failed.error,
        fault: undefined,
      };
    }
    const faults = this.#around.faults.striking(plan.operation);
    const call = { service, request, plan, faults };
    const { outcome, error, caller } = await this.#perform(call);
    // A delay beside another fault is not what became of the call.
    const fault = faults.find(({ kind }) => kind !== 'delay') ?? faults[0];
    return { outcome, operation: plan.operation, caller, error, fault: fault?.kind };
  }

  async #perform(call: {
    service: Service;
    request: AwsRequest;
    plan: PlannedCall;
    faults: FaultRule[];
  }): Promise<{
    outcome: Outcome;
    error: string | undefined;
    caller: Identity | undefined;
  }> {
    const { service, request, plan, faults } = call;
    const state: { caller: Identity | undefined } = { caller: undefined };
    const none = { error: undefined };
    const early = await drop(faults.filter((fault) => !isAfter(fault)));
    if (early) return { outcome: early, ...none, ...state };
    const verdict = await this.#answer(call, state);
    const late = faults.filter(isAfter);
    const lateDrop = await drop(late);
    if (lateDrop) return { outcome: lateDrop, ...none, ...state };
    const instead = firstError(late, service, { caller: state.caller, operation: plan.operation });
    const final = instead ? failure(instead, service, request) : verdict;
    const cut = faults.find((fault) => fault.kind === 'cut-body');
    const outcome: Outcome = { do: 'send', reply: final.reply };
    if (cut) outcome.cut = { bytes: cut.bytes, end: cut.end ?? 'destroy' };
    return { outcome, error: final.error, ...state };
  }

  async #answer(
    {
      service,
      request,
      plan,
      faults,
    }: { service: Service; request: AwsRequest; plan: PlannedCall; faults: FaultRule[] },
    state: { caller: Identity | undefined },
  ): Promise<Verdict> {
    const { faults: around } = this.#around;
    const { operation } = plan;
    try {
      if (plan.anonymous !== true) state.caller = authenticate(service, request, this.#around);
      const { caller } = state;
      const instead = firstError(
        faults.filter((fault) => !isAfter(fault)),
        service,
        { caller, operation },
      );
      if (instead) throw instead;
      if (around.isDenied(operation.action, operation.resource)) throw service.deniedError(caller, operation);
      const permitted = (action: string, resource: string) => !around.isDenied(action, resource);
      const context: CallContext = { request, caller, permitted };
      return { reply: await plan.run(context) };
    } catch (error) {
      return failure(error, service, request);
    }
  }
}

function failure(error: unknown, service: Service, request: AwsRequest): Verdict & { error: string } {
  const known = error instanceof AwsError ? error : undefined;
  if (!known) console.error('local AWS failed on its own account:', error);
  const told = known ?? service.internal();
  return { reply: service.failure(told, request), error: told.code };
}

function firstError(
  faults: readonly FaultRule[],
  service: Service,
  call: { caller: Identity | undefined; operation: Operation },
): AwsError | undefined {
  return faults.map((fault) => faultError(fault, service, call)).find((error) => error !== undefined);
}

/** What a captive portal answers to everything. */
const PAGE: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<!DOCTYPE html>\n<html>\n<body>\n<h1>Sign in to this network</h1>\n</body>\n</html>\n'),
};

/** Waits as the delays say; tells whether the connection is to be dropped, left hanging, or given a page. */
async function drop(faults: readonly FaultRule[]): Promise<Outcome | undefined> {
  for (const fault of faults) if (fault.kind === 'delay') await pause(fault.ms);
  if (faults.some((fault) => fault.kind === 'reset')) return { do: 'reset' };
  if (faults.some((fault) => fault.kind === 'hang')) return { do: 'hang' };
  return faults.some((fault) => fault.kind === 'page') ? { do: 'send', reply: PAGE } : undefined;
}
