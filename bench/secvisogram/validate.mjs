// Validates every *.json under the directories told with csaf-validator-lib: its schema and mandatory tests of CSAF 2.0.
// Prints how many are valid and which are not, so that the two sides can be compared.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as basic from '@secvisogram/csaf-validator-lib/basic.js'
import validate from '@secvisogram/csaf-validator-lib/validate.js'

const tests = Object.values(basic)
let count = 0
const invalid = []
for (const root of process.argv.slice(2)) {
  const names = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.json'))
  for (const name of names.sort()) {
    const file = join(root, name)
    const document = JSON.parse(readFileSync(file, 'utf8'))
    if (document.document === undefined) continue
    count++
    const result = await validate(tests, document)
    if (!result.isValid) invalid.push(file)
  }
}
for (const file of invalid) console.log(`invalid  ${file}`)
console.log(`${count} documents: ${count - invalid.length} valid, ${invalid.length} invalid`)
