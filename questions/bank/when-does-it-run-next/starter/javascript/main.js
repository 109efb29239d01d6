const text = require('node:fs').readFileSync(0, 'utf8')

for (const line of text.split('\n')) {
}
