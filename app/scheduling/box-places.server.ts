// How many boxes this machine can hold at a time.

export function createBoxPlaces(): () => number {
  return () => 40
}
