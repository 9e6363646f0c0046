import type { Survey } from '../engine/survey.js';
import type { LogFormat } from '../encode/message.js';
import type { AlbInputs } from '../inputs/types.js';
import { logTypeOf, type LogTypeName } from '../log-types/index.js';
import { priceAssumptions, usdFor, type Estimate } from '../preflight/estimate.js';
import { EVENT_OVERHEAD_BYTES, pricesIn } from '../preflight/prices.js';

/** Sizes of one object that was read. */
export interface Measured {
  readonly logType: LogTypeName;
  readonly bytes: number;
  readonly uncompressed: number;
}

interface KnownBefore {
  readonly measured: readonly Measured[];
  /** Absent without a log group. */
  readonly logGroupClass: string | undefined;
}

/** A page of ListObjectsV2 has at most 1000 keys (S3 API). */
const KEYS_A_LIST = 1000;
/** A claim and a commit; those of one partition are often written together. */
const LEDGER_PUTS_A_SEGMENT = 2;
/** One a day that its records fall on: mostly one, two around midnight. */
const OBJECTS_A_SEGMENT = 2;

/** Volume and cost of the open segments. The effect of `filter` is unknown in advance; it can only lower them. */
export function albEstimate(inputs: AlbInputs, survey: Survey, known: KnownBefore): Estimate {
  const { measured } = known;
  const format = inputs.logs?.logFormat;
  let uncompressedBytes = 0;
  let ingested = 0;
  for (const { identity, bytes } of survey.parts) {
    const { name, typical } = logTypeOf(identity['logType'] ?? '');
    const uncompressed = bytes * ratioOf(name, measured);
    uncompressedBytes += uncompressed;
    const perByte = format === undefined ? 0 : typical.growth[format] + EVENT_OVERHEAD_BYTES / typical.bytes;
    ingested += uncompressed * perByte * inputs.sample;
  }
  const { logGroupClass } = known;
  const prices = pricesIn(inputs.region);
  const costs = {
    ingested: logGroupClass === undefined ? undefined : { bytes: ingested, logGroupClass },
    gets: survey.objects,
    putsAndLists:
      survey.segments * (LEDGER_PUTS_A_SEGMENT + (inputs.objects === undefined ? 0 : OBJECTS_A_SEGMENT)) +
      survey.objects / KEYS_A_LIST,
  };
  const { objects, bytes } = survey;
  return {
    ...{ objects, bytes, usd: usdFor(costs, prices), prices },
    uncompressedBytes: Math.round(uncompressedBytes),
    assumptions: [...assumptions(inputs, measured), ...priceAssumptions(logGroupClass, prices)],
  };
}

function ratioOf(logType: string, measured: readonly Measured[]): number {
  const ofType = measured.filter((each) => each.logType === logType);
  const bytes = ofType.reduce((sum, each) => sum + each.bytes, 0);
  const uncompressed = ofType.reduce((sum, each) => sum + each.uncompressed, 0);
  return bytes > 0 && uncompressed > 0 ? uncompressed / bytes : logTypeOf(logType).typical.compression;
}

function assumptions(inputs: AlbInputs, measured: readonly Measured[]): string[] {
  const logFormat = inputs.logs?.logFormat;
  return [
    ...inputs.logTypes.map((logType) => ratioAssumption(logType, measured)),
    ...(logFormat === undefined ? [] : [messageAssumption(inputs, logFormat)]),
    ...(inputs.sample < 1 ? [`sample keeps ${inputs.sample} of them.`] : []),
    ...(inputs.filter === undefined ? [] : ['The effect of the filter is not known in advance.']),
  ];
}

function ratioAssumption(logType: LogTypeName, measured: readonly Measured[]): string {
  if (logTypeOf(logType).typical.compression === 1) return `${logType} logs are not compressed.`;
  const count = measured.filter((each) => each.logType === logType).length;
  const ratio = ratioOf(logType, measured).toFixed(1);
  return count === 0
    ? `${logType} logs are ${ratio} times smaller as gzip (assumed: no object was measured).`
    : `${logType} logs are ${ratio} times smaller as gzip (measured on ${count} objects).`;
}

function messageAssumption({ logTypes }: AlbInputs, logFormat: LogFormat): string {
  const growth = logTypes.map((logType) => `${logTypeOf(logType).typical.growth[logFormat]} (${logType})`);
  return (
    `A message in the format ${logFormat} is ${growth.join(', ')} times as long as its line, and AWS ` +
    `counts ${EVENT_OVERHEAD_BYTES} bytes more for each.`
  );
}
