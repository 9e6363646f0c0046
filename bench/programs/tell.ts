/** What a program of the bench says to who started it: one line of JSON, the last that it prints. */
import process from 'node:process';

export function tell(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** An argument that must be there. */
export function wanted(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(
      `This program of the bench expects ${name} to be set, and it is not; npm run bench sets it.`,
    );
  return value;
}
