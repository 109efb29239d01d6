const readline = require('node:readline')

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(line)
  }
}

main()
