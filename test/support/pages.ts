// Loaders and actions called as the server calls them: a Request goes in, what a browser would get comes out.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { AppContext } from '#app/context.server.ts'
import { TEST_ORIGIN, type TestContext } from './context.ts'

export type RouteModule = {
  loader?: (args: LoaderFunctionArgs) => unknown
  action?: (args: ActionFunctionArgs) => unknown
}
export type Answer = {
  status: number
  /** What the page is drawn from, or the text of a thrown Response. */
  body: unknown
  location: string | null
  setCookie: string | null
}
export type Visit = { path: string; params?: Record<string, string>; as?: { id: string }; cookie?: string }
export type Post = Visit & {
  form?: Record<string, string | string[]>
  origin?: string | null
  /** Where the request comes from. */
  address?: string
  env?: Partial<AppContext['env']>
}

export async function visit(world: TestContext, route: RouteModule, options: Visit): Promise<Answer> {
  const request = new Request(TEST_ORIGIN + options.path, { headers: await headersOf(world, options) })
  return answerOf(() => route.loader?.({ request, params: options.params ?? {}, context: world.context }))
}

export async function post(world: TestContext, route: RouteModule, options: Post): Promise<Answer> {
  const headers = await headersOf(world, options)
  const origin = options.origin === undefined ? TEST_ORIGIN : options.origin
  if (origin !== null) headers.set('origin', origin)
  const body = new URLSearchParams(
    Object.entries(options.form ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
  const request = new Request(TEST_ORIGIN + options.path, { method: 'POST', headers, body })
  const context = {
    ...world.context,
    env: { ...world.context.env, ...options.env },
    clientAddress: options.address ?? world.context.clientAddress,
  }
  return answerOf(() => route.action?.({ request, params: options.params ?? {}, context }))
}

async function headersOf(world: TestContext, { as, cookie }: Visit): Promise<Headers> {
  const value = as ? await world.cookieOf(as) : cookie
  return new Headers(value ? { cookie: value } : {})
}

async function answerOf(ask: () => unknown): Promise<Answer> {
  try {
    return await toAnswer(await ask())
  } catch (thrown) {
    if (thrown instanceof Response) return toAnswer(thrown)
    throw thrown
  }
}

type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }

function isWithInit(value: unknown): value is WithInit {
  return (
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
  )
}

async function toAnswer(value: unknown): Promise<Answer> {
  if (value instanceof Response) {
    const text = await value.text()
    const body: unknown = value.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
    const { headers, status } = value
    return { status, body, location: headers.get('location'), setCookie: headers.get('set-cookie') }
  }
  const nothing = { location: null, setCookie: null }
  if (isWithInit(value)) return { status: value.init?.status ?? 200, body: value.data, ...nothing }
  return { status: 200, body: value, ...nothing }
}
