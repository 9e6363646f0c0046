function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/**
 * How a call ended, for a test to compare: `name: message`, or `no error`.
 * Looks at the shape, since errors of Node's own streams are of another realm inside a test runner.
 */
export async function errorText(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'no error';
  } catch (error) {
    const { name, message } = error as { name?: string; message?: string };
    return `${name ?? ''}: ${message ?? ''}`;
  }
}

/** How a call ended: HTTP status and name, or `no error`. */
export async function errorStatus(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'no error';
  } catch (error) {
    const status = field(field(error, '$metadata'), 'httpStatusCode');
    const { name } = error as { name?: string };
    return `${typeof status === 'number' ? status : 0} ${name ?? ''}`;
  }
}
