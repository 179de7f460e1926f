// Looks at a built site in Chromium and reads its pages with a validator; see check-site.
'use strict'
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { chromium } = require('playwright-core')
const { HtmlValidate, FileSystemConfigLoader } = require('html-validate')

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const LOOKS = [360, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })))

const RULES = {
  extends: ['html-validate:recommended'],
  rules: {
    // A phone shows tables as cards, and some browsers forget then that they are tables.
    'no-redundant-role': 'off',
    // A list without marks is no list to some browsers, unless it says so.
    'prefer-native-element': ['error', { exclude: ['list'] }],
    // Ids of headings come from their words, which are Thai.
    'valid-id': ['error', { relaxed: true }],
    // Official names are long, and titles carry them.
    'long-title': 'off',
    // Templates leave blanks that nobody sees.
    'no-trailing-whitespace': 'off',
  },
}

function files(folder, ends) {
  const found = fs.readdirSync(folder, { withFileTypes: true, recursive: true })
  const paths = found.filter((entry) => entry.isFile() && entry.name.endsWith(ends))
  return paths.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort()
}

// The largest and the smallest page of every kind: what a kind can have is on one of them, what it has
// to have is on both.
function ofEveryKind(pages) {
  const kinds = new Map()
  for (const page of pages) {
    const html = fs.readFileSync(page, 'utf8')
    const kind = /<body class="([^"]*)"/.exec(html)?.[1] ?? path.basename(page)
    const known = kinds.get(kind) ?? { least: page, most: page, from: Infinity, to: -1 }
    if (html.length < known.from) Object.assign(known, { least: page, from: html.length })
    if (html.length > known.to) Object.assign(known, { most: page, to: html.length })
    kinds.set(kind, known)
  }
  const chosen = [...kinds.values()].flatMap(({ least, most }) => [...new Set([least, most])])
  return { chosen: chosen.sort(), kinds: [...kinds.keys()].sort() }
}

// Everything wrong with pages as a browser shows them.
async function shown(browser, folder, pages) {
  const root = pathToFileURL(folder).href + '/'
  const wrong = []
  await Promise.all(LOOKS.map(async ({ width, scheme }) => {
    // What axe-core puts into a page would break the policy of the page, so the policy is looked at apart.
    const axed = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP: true })
    const axe = await axed.newPage()
    for (const page of pages) {
      const say = (what) => wrong.push(`${path.relative(folder, page)} at ${width} px, ${scheme}: ${what}`)
      await axe.goto(pathToFileURL(page).href)
      await axe.evaluate(AXE)
      const { violations } = await axe.evaluate('axe.run({ resultTypes: ["violations"] })')
      for (const { id, help, nodes } of violations) say(`${id}: ${help}: ${nodes[0].html.slice(0, 160)}`)
      const wide = await axe.evaluate('document.documentElement.scrollWidth')
      if (wide > width) say(`${wide} px wide`)
    }
    await axed.close()
  }))
  const plain = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await plain.newPage()
  let at = ''
  const say = (what) => wrong.push(`${path.relative(folder, at)}: ${what}`)
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && say(message.text()))
  page.on('pageerror', (error) => say(`a script: ${error}`))
  page.on('request', (request) => request.url().startsWith(root) || say(`asks for ${request.url()}`))
  page.on('requestfailed', (request) => say(`lacks ${request.url()}`))
  for (at of pages) {
    await page.goto(pathToFileURL(at).href, { waitUntil: 'load' })
    const scripts = await page.evaluate('document.scripts.length')
    if (scripts > 0) say('has a script')
    await page.emulateMedia({ media: 'print' })
    // About the width of a sheet of A4 without its margins.
    await page.setViewportSize({ width: 720, height: 1000 })
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    if (wide > 720) say(`loses what is beyond 720 of ${wide} px in print`)
    await page.emulateMedia({ media: null })
    await page.setViewportSize({ width: 360, height: 800 })
  }
  await plain.close()
  return wrong.sort()
}

async function read(folder, pages) {
  const validator = new HtmlValidate(new FileSystemConfigLoader({ root: true, ...RULES }))
  const wrong = []
  for (const page of pages) {
    const report = await validator.validateString(fs.readFileSync(page, 'utf8'), page)
    for (const { messages } of report.results)
      for (const { line, column, ruleId, message } of messages)
        wrong.push(`${path.relative(folder, page)}:${line}:${column} ${ruleId}: ${message}`)
  }
  return wrong
}

// A page that is bad in every way there is a look for, and the words each has to be found out by.
const BAD = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src http:"></head>
<body class="page-bad"><p style="color: #ccc; background: #fff">pale</p><p id="a">1<p id="a">2
<table width="2000"><tr><td>wide</table><img src="http://127.0.0.1:9/x.png"><script>document.title = 'run'</script>
<button></button></body></html>`
const FOUND_OUT = ['html-has-lang', 'color-contrast', 'image-alt', 'button-name', 'px wide', 'no-dup-id',
  'asks for http://127.0.0.1:9/x.png', 'Content Security Policy', 'has a script', 'in print']

async function main() {
  const folder = path.resolve(process.argv[2])
  const pages = files(folder, '.html')
  const { chosen, kinds } = ofEveryKind(pages)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
  const bad = fs.mkdtempSync(path.join(os.tmpdir(), 'bad-site-'))
  try {
    const wrong = [...await read(folder, pages), ...await shown(browser, folder, chosen)]
    for (const each of wrong) console.log(each)
    fs.writeFileSync(path.join(bad, 'index.html'), BAD)
    const badPages = files(bad, '.html')
    const found = [...await read(bad, badPages), ...await shown(browser, bad, badPages)].join('\n')
    const missed = FOUND_OUT.filter((words) => !found.includes(words))
    for (const words of missed) console.log(`a bad page is not found out by “${words}”:\n${found}`)
    console.log(`${pages.length} pages read, ${chosen.length} of all ${kinds.length} kinds looked at ` +
      `in ${LOOKS.length} ways: ${wrong.length} findings`)
    process.exitCode = wrong.length + missed.length > 0 ? 1 : 0
  } finally {
    await browser.close()
    fs.rmSync(bad, { recursive: true })
  }
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
