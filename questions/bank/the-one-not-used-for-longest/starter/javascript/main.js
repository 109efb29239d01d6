// Reads commands from standard input and asks the cache. Nothing has to be changed here.
const readline = require('node:readline')
const { Cache } = require('./cache.js')

async function main() {
  const cache = new Cache(Number(process.argv[2]))
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [command, key, value = ''] = line.trim().split(/\s+/)
    if (command === 'put') cache.put(key, value)
    else if (command === 'get') {
      const found = cache.get(key)
      console.log(found === null ? '-' : `=${found}`)
    } else if (command === 'size') console.log(cache.size)
  }
}

main()
