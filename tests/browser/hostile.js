// Opens pages one after the other and says what they did, and what they are made of that could do more.
async function look(pages) {
  const seen = []
  for (const page of pages) {
    const frame = document.createElement('iframe')
    await new Promise((done) => {
      frame.onload = done
      frame.src = page
      document.body.append(frame)
    })
    const shown = frame.contentDocument
    for (const link of shown.querySelectorAll('a[href]'))
      if (!['file:', 'https:', 'mailto:'].includes(link.protocol)) seen.push(`${page} leads to ${link.href}`)
    for (const element of shown.querySelectorAll('*'))
      for (const { name } of element.attributes)
        if (name.startsWith('on')) seen.push(`${page} has ${name}`)
    if (shown.scripts.length > 0) seen.push(`${page} has a script`)
    // What is asked for may take a moment to fail.
    await new Promise((done) => setTimeout(done, 50))
    frame.remove()
  }
  const read = document.createElement('pre')
  read.id = 'read'
  read.textContent = JSON.stringify({ ran: window.ran === 1, pages: pages.length, seen })
  document.body.replaceChildren(read)
}
