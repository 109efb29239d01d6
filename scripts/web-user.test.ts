import { describe, expect, it } from 'vitest'
import { placesFrom, ROOT } from './places.mjs'
import { chooseWebUser } from './web-user.mjs'

const greenroom = { name: 'greenroom', uid: 990, gid: 990 }
const places = placesFrom({})

describe('whom the web process runs as', () => {
  it('RU9 started as root, it drops to greenroom where that user may enter', () => {
    const asked: string[][] = []
    const enters = (_user: unknown, paths: string[]) => asked.push(paths) > 0
    expect(chooseWebUser(places, { isRoot: true, user: greenroom, enters })).toEqual({
      user: greenroom,
      why: null,
    })
    expect(asked).toEqual([[`${ROOT}/node_modules`, `${ROOT}/build`, `${ROOT}/.data`]])
  })

  it('RU9 where greenroom may not enter or is not there, it stays root and says so', () => {
    const closed = chooseWebUser(places, { isRoot: true, user: greenroom, enters: () => false })
    expect(closed.user).toBeNull()
    expect(closed.why).toContain(`may not enter ${ROOT}`)
    expect(chooseWebUser(places, { isRoot: true, user: null, enters: () => true }).why).toContain('no user')
  })

  it('RU9 started by an ordinary user, it runs as that user', () => {
    expect(chooseWebUser(places, { isRoot: false, user: greenroom, enters: () => true })).toEqual({
      user: null,
      why: null,
    })
  })
})
