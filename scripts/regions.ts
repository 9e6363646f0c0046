/**
 * Writes src/inputs/regions.ts from the endpoint data of the AWS SDK that is installed: `npm run docs` calls it, a test
 * says when it is stale.
 */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** The SDK exports what asks this data about one Region, but not the data itself. */
const DATA = 'node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';

interface Partitions {
  readonly partitions: readonly {
    readonly id: string;
    readonly regions: Readonly<Record<string, { readonly description: string }>>;
  }[];
}

export async function renderRegions(): Promise<string> {
  const text = readFileSync(new URL(`../${DATA}`, import.meta.url), 'utf8');
  const { partitions } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Partitions;
  const regions = Object.fromEntries(partitions.map(({ id, regions: of }) => [id, namesOf(of)]));
  const source =
    '/** The Regions of each partition, code and name, by the endpoint data of the AWS SDK; `npm run docs` writes it. */\n' +
    `export const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(regions)};\n`;
  return format(source, { ...(await resolveConfig('src/inputs/regions.ts')), parser: 'typescript' });
}

/** Without what stands for services that have no Region. */
function namesOf(
  regions: Readonly<Record<string, { readonly description: string }>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(regions).flatMap(([code, { description }]) =>
      code.endsWith('-global') ? [] : [[code, description]],
    ),
  );
}
