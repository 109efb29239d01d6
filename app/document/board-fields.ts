// What each field of a drawn thing may hold. The drawing takes its fields on trust: a point that is none, or a pattern of
// a billion strokes, would take down the page of everybody who looks at the board.

type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const truth: Check = (value) => typeof value === 'boolean'
const within =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)

/** Every field is one of these; those that are left out are as the drawing has them by itself. */
function record(fields: Record<string, Check>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    return Object.entries(value).every(
      ([key, one]) => one === undefined || (Object.hasOwn(fields, key) && (fields[key]?.(one) ?? false)),
    )
  }
}

/** Far from everything that anybody draws on purpose. */
const place = within(-1e6, 1e6)
const size = within(-1e5, 1e5)
const point: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(place)
const binding = orNull(
  record({ elementId: text, focus: within(-1e6, 1e6), gap: within(-1e6, 1e6), fixedPoint: orNull(point) }),
)

const fields: Record<string, Check> = {
  id: text,
  type: text,
  x: place,
  y: place,
  width: size,
  height: size,
  angle: within(-1000, 1000),
  strokeColor: text,
  backgroundColor: text,
  fillStyle: text,
  // A thinner stroke fills a large thing with more lines than a page can draw.
  strokeWidth: within(0.5, 100),
  strokeStyle: text,
  roughness: within(0, 10),
  opacity: within(0, 100),
  roundness: orNull(record({ type: within(0, 10), value: within(0, 1e4) })),
  seed: within(0, Number.MAX_SAFE_INTEGER),
  version: within(0, Number.MAX_SAFE_INTEGER),
  versionNonce: within(0, Number.MAX_SAFE_INTEGER),
  updated: within(0, Number.MAX_SAFE_INTEGER),
  index: orNull(isOrderKey),
  isDeleted: truth,
  locked: truth,
  groupIds: listOf(text),
  frameId: orNull(text),
  boundElements: orNull(listOf(record({ id: text, type: text }))),
  link: orNull(text),
  customData: () => true,
  text,
  originalText: text,
  fontSize: within(1, 2000),
  fontFamily: within(0, 1000),
  lineHeight: within(0.1, 100),
  textAlign: text,
  verticalAlign: text,
  containerId: orNull(text),
  autoResize: truth,
  points: listOf(point),
  pressures: listOf(within(0, 1e6)),
  simulatePressure: truth,
  lastCommittedPoint: orNull(point),
  startBinding: binding,
  endBinding: binding,
  startArrowhead: orNull(text),
  endArrowhead: orNull(text),
  elbowed: truth,
  fixedSegments: orNull(listOf(record({ start: point, end: point, index: within(0, 1e5) }))),
  startIsSpecial: orNull(truth),
  endIsSpecial: orNull(truth),
  name: orNull(text),
}
const isElement = record(fields)

/** Whether the drawing can show it. */
export function hasKnownFields(element: Record<string, unknown>): boolean {
  if (!isElement(element)) return false
  // A stroke of the pen is its points and how hard it was pressed; the drawing makes up neither.
  return element.type !== 'freedraw' || (Array.isArray(element.points) && Array.isArray(element.pressures))
}

/** Where a thing lies above and below others, as the drawing counts: a first letter says how long the whole part is. */
function isOrderKey(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z][0-9A-Za-z]{0,200}$/.test(value)) return false
  const head = value.charCodeAt(0)
  const whole = head >= 97 ? head - 97 + 2 : 90 - head + 2
  if (value.length < whole || /^A0+$/.test(value)) return false
  return value.length === whole || !value.endsWith('0')
}
