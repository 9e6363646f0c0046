/** The time that a soak takes for now, in this process and in the runs that it starts. */
const RealDate = Date;
let shift = 0;

class ShiftedDate extends RealDate {
  constructor(given?: number | string | Date) {
    super(given ?? ShiftedDate.now());
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
}

/** From now on it is this instant, epoch ms, and time goes on from there. */
export function startAt(instant: number): void {
  shift = instant - RealDate.now();
  Object.assign(globalThis, { Date: ShiftedDate });
}

/** How far the time is from the machine's, ms. */
export function dateShift(): number {
  return shift;
}
