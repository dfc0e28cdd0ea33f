// What liquid_speed.cpp measures, in LiquidJS: node speed.js FOLDER SECONDS [OUTPUT]
const fs = require('fs')
const path = require('path')
const { Liquid } = require('liquidjs')

const [folder, seconds, output] = process.argv.slice(2)
const sources = {}
for (const file of fs.readdirSync(path.join(folder, 'templates')))
  sources[file] = fs.readFileSync(path.join(folder, 'templates', file), 'utf8')
const data = JSON.parse(fs.readFileSync(path.join(folder, 'data.json'), 'utf8'))
// A partial is asked for with or without its ending.
const named = { ...sources }
for (const file in sources) named[path.parse(file).name] = sources[file]
const engine = new Liquid({ templates: named, cache: true, timezoneOffset: 0 })

function measure (call) {
  const limit = Number(seconds) * 1e9
  // The compiler of the engine below gets its time beforehand.
  for (const end = process.hrtime.bigint() + BigInt(Math.round(limit / 2)); process.hrtime.bigint() < end;) call()
  let calls = 0
  let batch = 1
  const begin = process.hrtime.bigint()
  let spent = 0
  while (spent < limit) {
    for (let i = 0; i < batch; ++i) call()
    calls += batch
    spent = Number(process.hrtime.bigint() - begin)
    if (spent < limit / 100) batch *= 2
  }
  return spent / calls
}

const index = engine.parse(sources['index.liquid'])
const first = engine.renderSync(index, data)
if (output) fs.writeFileSync(output, first)
let kept = 0
const parse = measure(() => { for (const name in sources) kept += engine.parse(sources[name]).length })
const render = measure(() => { kept += engine.renderSync(index, data).length })
const version = require('liquidjs/package.json').version
console.log(JSON.stringify({ parse_ns: parse, render_ns: render, bytes: Buffer.byteLength(first), version, kept: kept % 2 }))
