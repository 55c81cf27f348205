// The desk's own small script. Every page works without it; it only saves steps.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const body = document.body
  document.documentElement.classList.add('scripted')

  // --- Time: the server's now, going on at the server's speed ---
  const loaded = performance.now(), speed = Number(body.dataset.speed || 1), startedAt = Number(body.dataset.now || Date.now())
  const now = () => startedAt + (performance.now() - loaded) * speed
  const span = (ms) => {
    const minutes = Math.floor(ms / 60000)
    if (minutes < 1) return '1 min'
    if (minutes < 60) return `${minutes} min`
    if (minutes < 1440) return minutes % 60 ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}` : `${minutes / 60} h`
    return minutes < 2880 ? '1 day' : `${Math.floor(minutes / 1440)} days`
  }
  const tick = () => {
    for (const chip of all('.chip[data-due]')) {
      const left = Number(chip.dataset.due) - now(), words = $('span', chip)
      chip.classList.toggle('late', left < 0)
      chip.classList.toggle('soon', left >= 0 && left < 1800000)
      chip.classList.toggle('calm', left >= 1800000)
      if (left < 0) words.textContent = `${span(-left)} late`
      else if (left < 7200000) words.textContent = `in ${span(left)}`
    }
    for (const left of all('[data-left]')) {
      const seconds = Math.ceil((Number(left.dataset.left) - now()) / 1000 / speed)
      if (seconds > 0) left.textContent = `leaves in ${seconds} s`
      else { left.textContent = 'on its way'; left.parentElement.querySelector('button')?.remove() }
    }
  }
  setInterval(tick, 1000)

  let dragged = null
  // --- Live: hear what changed, ask for the part that shows it, never under the cursor ---
  const busy = (part) => {
    const at = document.activeElement
    if (dragged || (part.id === 'list' && part.matches(':hover'))) return true
    return part.contains(at) && (/INPUT|TEXTAREA|SELECT/.test(at.tagName) || Boolean(at.closest('.move[open]')))
  }
  const refresh = async (part) => {
    if (busy(part)) return later(part)
    const atEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 80
    const scroll = all('*', part).filter((e) => e.scrollTop > 0).map((e) => [e.className, e.scrollTop])
    try {
      const answer = await fetch(part.dataset.refresh, { headers: { 'x-part': part.id, ...(document.visibilityState === 'visible' && { 'x-looking': '1' }) } })
      if (!answer.ok || answer.redirected) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById(part.id)
      if (!fresh || fresh.innerHTML === part.innerHTML) return
      if (busy(part)) return later(part)
      const held = part.contains(document.activeElement) && document.activeElement
      const name = held && ['id', 'href', 'aria-label'].find((name) => held.getAttribute(name))
      part.innerHTML = fresh.innerHTML
      if (name) $(`[${name}="${CSS.escape(held.getAttribute(name))}"]`, part)?.focus({ preventScroll: true })
      for (const [name, top] of scroll) { const e = name && part.getElementsByClassName(name)[0]; if (e) e.scrollTop = top }
      if (part.dataset.scroll && atEnd) part.scrollTop = part.scrollHeight
      const count = page.querySelector('[data-waiting]')
      if (count) showCounts(count)
      tick()
    } catch { /* the next change brings it */ }
  }
  const showCounts = (count) => {
    for (const old of all('[data-waiting]')) { old.innerHTML = count.innerHTML; old.hidden = count.hidden }
    const news = Number(count.dataset.news), title = document.title.replace(/^\(\d+\) /, '')
    document.title = news ? `(${news}) ${title}` : title
  }
  const later = (part) => {
    if ($('.new', part) || part.id !== 'list') { part.addEventListener('focusout', () => setTimeout(() => refresh(part), 50), { once: true }); return }
    const line = document.createElement('button')
    line.className = 'new'; line.type = 'button'; line.textContent = 'Something new: show it'
    line.onclick = () => { line.remove(); part.dispatchEvent(new Event('mouseleave')); reload(part) }
    part.addEventListener('mouseleave', () => { line.remove(); refresh(part) }, { once: true })
    $('header', part)?.after(line)
  }
  const reload = async (part) => {
    const answer = await fetch(part.dataset.refresh)
    if (answer.ok) { const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id); if (fresh) part.innerHTML = fresh.innerHTML; tick() }
  }
  const waiting = new Map()
  const heard = (kind, id) => {
    for (const part of all('[data-refresh]')) {
      const wants = part.dataset.on.split(' ')
      if (kind === 'all' || wants.includes(kind) || wants.includes(`${kind}:${id}`)) {
        clearTimeout(waiting.get(part))
        waiting.set(part, setTimeout(() => refresh(part), 150))
      }
    }
    if (kind === 'conversation' || kind === 'all') badge()
  }
  const badge = async () => {
    const answer = await fetch('/desk/inbox/counts', { headers: { 'x-part': 'counts' } })
    if (!answer.ok || answer.redirected) return
    const count = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-waiting]')
    if (count) showCounts(count)
  }
  // --- Presence: who else has this conversation open. Kept nowhere: a beat while we look, forgotten without one ---
  const BEAT = 15000, people = new Map(), present = $('[data-present]'), composing = present?.closest('form')
  let typed = -Infinity, told = ''
  const does = () => performance.now() - typed < BEAT && composing.elements.text.value.trim() ? 'writing' : 'reading'
  const beat = (what = does()) => {
    told = what
    if (document.visibilityState === 'visible' || what === 'left') navigator.sendBeacon(present.dataset.present, new URLSearchParams({ does: what }))
  }
  const showPeople = () => {
    const lines = [...people.values()].map(({ face, name, does }) => {
      const line = document.createElement('span'), sign = document.createElement('i')
      sign.className = 'face'; sign.setAttribute('aria-hidden', 'true'); sign.textContent = face
      line.append(sign, `${name} is ${does}`)
      return line
    })
    // Told anew only when it is new, or a reader would hear it with every beat.
    if (lines.map((line) => line.textContent).join() !== [...present.children].map((line) => line.textContent).join()) present.replaceChildren(...lines)
  }
  const somebody = (other) => {
    if (!present || other.conversation !== composing.dataset.draft) return
    const known = people.get(other.staff)
    clearTimeout(known?.gone)
    if (other.does === 'left') people.delete(other.staff)
    else people.set(other.staff, { ...other, gone: setTimeout(() => { people.delete(other.staff); showPeople() }, 2.5 * BEAT) })
    showPeople()
    // Who has just come sees us at once, too.
    if (!known && other.does !== 'left') beat()
  }
  if (present) {
    composing.elements.text.addEventListener('input', () => { typed = performance.now(); if (told !== 'writing') beat() })
    document.addEventListener('visibilitychange', () => beat(document.visibilityState === 'visible' ? does() : 'left'))
    addEventListener('pagehide', () => beat('left'))
    setInterval(beat, BEAT)
  }
  if (body.dataset.live && window.EventSource) {
    const connect = () => {
      const live = new EventSource(body.dataset.live)
      live.addEventListener('presence', (event) => somebody(JSON.parse(event.data)))
      for (const kind of ['conversation', 'needs', 'article', 'channels', 'all']) live.addEventListener(kind, (event) => heard(kind, event.data))
      // What happened between the page and this line, or while the line was cut, was not heard: look once.
      live.onopen = () => { heard('all'); if (present) beat() }
    }
    connect()
  }

  // --- Composer: count as the network counts, drafts kept, Ctrl+Enter sends ---
  const graphemes = window.Intl?.Segmenter ? new Intl.Segmenter() : null
  const length = (text) => graphemes ? [...graphemes.segment(text)].length : [...text].length
  const figure = (number) => number.toLocaleString('en')
  const count = (area) => {
    const place = $('[data-count]', area.closest('form'))
    if (!place) return
    const used = length(area.value.trim()), most = Number(area.dataset.most)
    place.textContent = used > most ? `${figure(used - most)} too long` : `${figure(used)} of ${figure(most)}`
    place.classList.toggle('over', used > most)
  }
  for (const form of all('[data-composer]')) {
    const area = $('textarea', form), key = `draft ${form.dataset.draft}`, button = $('button.primary', form)
    // Words that came back, undone or refused, are a draft at the conversation's own address.
    if (area.value) { sessionStorage.setItem(key, area.value); history.replaceState(null, '', `/desk/inbox/${form.dataset.draft}`) }
    else area.value = sessionStorage.getItem(key) || ''
    area.addEventListener('input', () => { sessionStorage.setItem(key, area.value); count(area) })
    form.addEventListener('submit', () => { sessionStorage.removeItem(key); setTimeout(() => { button.disabled = true }) })
    form.addEventListener('change', () => {
      const note = $('[value=note]', form).checked
      $('span', button).textContent = note ? button.dataset.note : button.dataset.send
      area.placeholder = note ? 'Only we see this' : 'Write a reply'
    })
    count(area)
  }
  document.addEventListener('click', (event) => {
    const use = event.target.closest('[data-use]')
    if (use) { const area = $('[data-composer] textarea'); if (area) { area.value = use.dataset.use; area.dispatchEvent(new Event('input')); area.focus() } }
    const put = event.target.closest('[data-insert]')
    if (put) insert($('#body'), put.dataset.insert)
    if (event.target.closest('[data-keys]')) $('#keys').showModal()
    const mark = event.target.closest('[data-mark]')
    if (mark) wrap($('#body'), mark.dataset.mark)
  })
  document.addEventListener('change', (event) => { if (event.target.matches('[data-submit]')) event.target.form.requestSubmit() })

  // --- Writing: marks, preview, saving by itself ---
  const insert = (area, text) => { if (!area) return; const at = area.selectionEnd; area.setRangeText(text, at, at, 'end'); area.focus(); area.dispatchEvent(new Event('input')) }
  const wrap = (area, mark) => {
    const from = area.selectionStart, to = area.selectionEnd, chosen = area.value.slice(from, to)
    if (/^\W+ $/.test(mark)) { const start = area.value.lastIndexOf('\n', from - 1) + 1; area.setRangeText(mark, start, start, 'end') }
    else if (mark.startsWith('[')) area.setRangeText(`[${chosen || 'words'}](https://)`, from, to, 'end')
    else area.setRangeText(`${mark}${chosen}${mark}`, from, to, chosen ? 'end' : 'start')
    area.focus(); area.dispatchEvent(new Event('input'))
  }
  const article = $('[data-article]')
  if (article) {
    let saving, showing, dirty = false
    const saved = $('[data-saved]')
    const save = async () => {
      if (!dirty) return
      dirty = false
      const answer = await fetch(article.action, { method: 'POST', headers: { 'x-quietly': '1' }, body: new URLSearchParams(new FormData(article)) }).catch(() => null)
      if (answer?.ok) { article.elements.revision.value = await answer.text(); saved.textContent = 'Saved' }
      else { dirty = true; saved.textContent = answer ? await answer.text() : 'Not saved: no connection. Your text is still here.' }
    }
    const show = async () => {
      const answer = await fetch(article.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(article)) }).catch(() => null)
      if (!answer?.ok) return
      for (const fresh of all('.panel', new DOMParser().parseFromString(await answer.text(), 'text/html'))) {
        const panel = document.getElementById(fresh.id), tab = $(`label[for="${CSS.escape(fresh.dataset.tab)}"]`)
        if (!panel) continue
        panel.innerHTML = fresh.innerHTML
        if (fresh.dataset.fit) { tab.dataset.fit = fresh.dataset.fit; $('.fit-words', tab).textContent = `, ${fresh.dataset.words}` }
      }
    }
    article.addEventListener('input', () => {
      dirty = true; saved.textContent = 'Writing …'
      clearTimeout(saving); saving = setTimeout(save, 1500)
      clearTimeout(showing); showing = setTimeout(show, 300)
    })
    article.addEventListener('submit', () => { dirty = false; clearTimeout(saving) })
    addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault() })
  }

  // --- Calendar: a planned entry is dragged to another day; its own form does the rest ---
  const dropping = (day) => { for (const old of all('.dropping')) old.classList.remove('dropping'); day?.classList.add('dropping') }
  const dayUnder = (event) => { const day = dragged && event.target.closest('[data-day]'); return day && day.dataset.past === undefined ? day : null }
  document.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('.entry[draggable=true]') || null
    if (dragged) { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', $('.title', dragged).textContent); dragged.classList.add('dragged') }
  })
  document.addEventListener('dragover', (event) => { const day = dayUnder(event); dropping(day); if (day) event.preventDefault() })
  document.addEventListener('dragend', () => { dropping(null); dragged?.classList.remove('dragged'); dragged = null })
  document.addEventListener('drop', (event) => {
    const day = dayUnder(event)
    if (!day) return
    event.preventDefault()
    const form = $('form', dragged)
    if (day.contains(dragged)) return
    form.elements.day.value = day.dataset.day
    form.submit()
  })

  // --- Keys ---
  let last = ''
  const go = { i: '/desk/inbox', t: '/desk', n: '/desk/needs', m: '/desk/media', c: '/desk/calendar' }
  const move = (by) => {
    const rows = all('a.conversation'), at = rows.findIndex((row) => row === document.activeElement || (row.getAttribute('aria-current') && !rows.includes(document.activeElement)))
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  // What is typed next must not be read as keys: to write is to stand in the field.
  const write = (note) => {
    const form = $('[data-composer]'), mode = $(`[value=${note ? 'note' : 'reply'}]`, form)
    if (!mode.disabled && !mode.checked) mode.click()
    $('textarea', form).focus()
  }
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
    if (typing && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.target.form?.requestSubmit(); return }
    if (event.key === 'Escape') for (const open of all('.move[open]')) { open.open = false; $('summary', open).focus(); return }
    if (typing && event.key === 'Escape') { event.target.blur(); return }
    if ($('dialog[open]')) { if (event.key === '?') { $('dialog[open]').close(); event.preventDefault() } return }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (last === 'g' && go[event.key]) { location.href = go[event.key]; return }
    if (event.key === 'j') move(1)
    else if (event.key === 'k') move(-1)
    else if (event.key === '?') $('#keys').showModal()
    else if (event.key === '/') { const field = $('input[type=search]'); if (field?.offsetParent) field.focus(); else location.href = '/desk/inbox/search' }
    else {
      const target = $(`[data-key="${CSS.escape(event.key)}"]`)
      if (!target) { last = event.key; return }
      if (target.matches('textarea, select')) target.focus()
      else target.click()
      if (target.closest('[data-composer]')) write(event.key === 'n')
    }
    last = event.key
    if (event.key !== 'g') event.preventDefault()
  })

  const zone = $('[data-time-zone]')
  if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || ''
  for (const part of all('[data-scroll=end]')) part.scrollTop = part.scrollHeight
  $('.conversation[aria-current]')?.scrollIntoView({ block: 'nearest' })
  tick()
})()
